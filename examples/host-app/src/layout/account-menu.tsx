import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "../parts/icon.tsx";
import { usePreferences } from "../preferences.tsx";
import { changeUser, sessionQuery } from "../site-queries.ts";

const people = [
  { id: "writer", name: "한서윤" },
  { id: "reader", name: "강민재" },
  { id: "sora", name: "소라" },
] as const;

/** The given name on a disc, drawn by the stylesheet so that it is no part of a button's name. */
function Disc({ name }: { name: string }): ReactNode {
  return <span className="avatar-disc" data-name={name.slice(-2)} aria-hidden="true" />;
}

/** The sign-in switch: choose whose eyes to see the site with. */
export function AccountMenu(): ReactNode {
  const { words } = usePreferences();
  const queryClient = useQueryClient();
  const { data, isPending } = useQuery(sessionQuery);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const user = data?.user ?? null;

  useEffect(() => {
    if (!open) return;
    const leave = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, [open]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && open) close();
  };
  const choose = async (id: string | null): Promise<void> => {
    close();
    await changeUser(queryClient, id);
  };

  return (
    <div
      className="account"
      ref={box}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={user || isPending ? "round-button avatar" : "sign-in"}
        disabled={isPending}
        aria-expanded={open}
        aria-controls="account-menu"
        aria-label={user ? `${words.account}: ${user.name}` : isPending ? words.loading : undefined}
        onClick={() => setOpen(!open)}
      >
        {/* Until it is known who is there, an empty disc holds the place. */}
        {user || isPending ? <Disc name={user?.name ?? ""} /> : words.signIn}
      </button>
      {open && (
        <div className="account-menu" id="account-menu" role="group" aria-label={words.signInAs}>
          <p>{user ? words.signedInAs(user.name) : words.signInAs}</p>
          {people.map((person) => (
            <button
              key={person.id}
              type="button"
              aria-pressed={user?.id === person.id}
              onClick={() => choose(person.id)}
            >
              <Disc name={person.name} />
              <span className="account-name">
                <span lang="ko">{person.name}</span>
                <small>{words.roles[person.id]}</small>
              </span>
              {user?.id === person.id && <Icon name="check" />}
            </button>
          ))}
          <button type="button" aria-pressed={user === null} onClick={() => choose(null)}>
            <Disc name="" />
            <span className="account-name">{words.signedOut}</span>
            {user === null && <Icon name="check" />}
          </button>
        </div>
      )}
    </div>
  );
}
