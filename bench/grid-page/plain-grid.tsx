import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  arrayMove,
  rectSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
} from "@dnd-kit/sortable";
import type { Image } from "@media-gen/client";
import { type ReactNode, useState } from "react";

const actions = ["Grip", "Star", "Crop", "Delete"];

function Cell({ image, onRender }: { image: Image; onRender: () => void }): ReactNode {
  const { setNodeRef, attributes, listeners, transform, transition } = useSortable({ id: image.id });
  onRender();
  return (
    <div
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      data-key={image.id}
      style={{
        transform: transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined,
        transition,
      }}
    >
      <img
        src={image.url}
        alt=""
        draggable={false}
        style={{ width: "100%", aspectRatio: "3/4", objectFit: "cover" }}
      />
      <div style={{ display: "flex", blockSize: 40 }}>
        {actions.map((name) => (
          <button key={name} type="button" tabIndex={-1} aria-label={name}>
            <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
              <path d="M4 10h12M10 4v12" stroke="currentColor" />
            </svg>
          </button>
        ))}
      </div>
    </div>
  );
}

/** The grid as the library's guide builds it: core, sortable, every cell in the page. */
export function PlainGrid({
  images,
  columns,
  onRender,
}: {
  images: readonly Image[];
  columns: number;
  onRender: () => void;
}): ReactNode {
  const [ids, setIds] = useState(() => images.map(({ id }) => id));
  const byId = new Map(images.map((image) => [image.id, image]));
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => {
        if (over === null || active.id === over.id) return;
        setIds((now) => arrayMove(now, now.indexOf(String(active.id)), now.indexOf(String(over.id))));
      }}
    >
      <SortableContext items={ids} strategy={rectSortingStrategy}>
        <div
          data-plain-grid=""
          style={{
            display: "grid",
            gap: "12px 16px",
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          }}
        >
          {ids.map((id) => (
            <Cell key={id} image={byId.get(id)!} onRender={onRender} />
          ))}
        </div>
      </SortableContext>
    </DndContext>
  );
}
