import { composePrompt, createMediaGenClient, isTerminal } from "@media-gen/client";

const client = createMediaGenClient({ locale: "ko" });
const haru = { entity_type: "character", entity_id: "haru" };

const element = (id) => document.getElementById(id);
const [form, make, cancel, retry, status, gallery, card] = [
  "form",
  "make",
  "cancel",
  "retry",
  "status",
  "gallery",
  "card",
].map(element);

/** Images of the gallery in their order, and the job that is being drawn, if any. */
let images = [];
let job = null;

const say = (sentence) => {
  status.textContent = sentence;
};

/** Runs a call and tells a failure in the person's language. */
async function attempt(call) {
  try {
    return await call();
  } catch (error) {
    // The server's sentence is in the language that the client asks for.
    const problem = error.problem;
    say(problem?.errors?.[0]?.message ?? problem?.detail ?? "연결이 끊겼어요. 잠시 뒤에 다시 시도해 주세요.");
    return null;
  }
}

function draw() {
  const live = job !== null && !isTerminal(job.status);
  make.disabled = live;
  cancel.hidden = !live;
  retry.hidden = live || !job?.results.some(({ error }) => error?.retryable);
  const waiting = live ? job.results.filter(({ status: state }) => state === "pending") : [];
  gallery.replaceChildren(...images.map(cardOf), ...waiting.map(placeholderOf));
}

function cardOf(image, place) {
  const item = card.content.firstElementChild.cloneNode(true);
  const picture = item.querySelector("img");
  picture.src = image.variants.find(({ name }) => name === "640")?.url ?? image.url;
  picture.alt = image.alt ?? `${images.length}장 중 ${place + 1}번째 이미지`;
  item.querySelector("p").textContent = image.is_primary ? "대표 이미지" : `${place + 1}번째`;
  item.toggleAttribute("data-primary", image.is_primary);
  const [primary, earlier, later] = item.querySelectorAll("button");
  primary.disabled = image.is_primary;
  // The primary stands first, so nothing moves before it.
  earlier.disabled = image.is_primary || place <= 1;
  later.disabled = image.is_primary || place === images.length - 1;
  item.addEventListener("click", ({ target }) => {
    const action = target.closest("button")?.dataset.do;
    if (action) void change(action, image, place);
  });
  return item;
}

function placeholderOf({ slot, drawing }) {
  const item = document.createElement("li");
  item.textContent = `${slot + 1}번 그림 ${drawing ? "그리는 중" : "기다리는 중"}`;
  return item;
}

async function change(action, image, place) {
  const ids = images.map(({ id }) => id);
  const swap = (other) => {
    [ids[place], ids[other]] = [ids[other], ids[place]];
    return client.reorderImages(haru, ids);
  };
  await attempt(
    {
      primary: () => client.setPrimary(haru, image.id),
      earlier: () => swap(place - 1),
      later: () => swap(place + 1),
      delete: () => client.deleteImage(haru, image.id),
    }[action],
  );
  await refresh();
}

async function refresh() {
  images = (await attempt(() => client.listImages(haru))) ?? images;
  draw();
}

/** Follows a job to its end; each new picture appears as soon as it is ready. */
async function follow(started) {
  job = started;
  draw();
  await attempt(async () => {
    for await (const state of client.watchJob(started.job_id)) {
      const { ready, failed, total } = state.counts;
      const news = ready > (job?.counts.ready ?? 0);
      job = state;
      say(
        isTerminal(state.status)
          ? `${total}장 중 ${ready}장을 만들었어요. ${state.credits.refunded}크레딧을 돌려드렸어요.`
          : `${total}장 중 ${ready + failed}장이 끝났어요.`,
      );
      if (news) await refresh();
    }
  });
  draw();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const request = { ...haru, prompt: fields.get("prompt"), count: Number(fields.get("count")) };
  const started = await attempt(() => client.generate(request));
  if (started) await follow(started);
});
cancel.addEventListener("click", () => attempt(() => client.cancelJob(job.job_id)));
retry.addEventListener("click", async () => {
  const started = await attempt(() => client.retryJob(job.job_id));
  if (started) await follow(started);
});

element("prompt").value = composePrompt(
  { entity_type: "character", name: "하루", description: "달빛 도서관의 마지막 사서" },
  { locale: "ko" },
).prompt;
await refresh();
const quota = await attempt(() => client.getQuota(haru));
// A job that was started on another page or before a reload goes on here.
if (quota?.active_job_id) {
  const live = await attempt(() => client.getJob(quota.active_job_id));
  if (live) await follow(live);
}
