"""A Celery worker for media-gen. MEDIA_GEN_MODE=run asks the server to run each job; =engine draws it here."""
import base64, hashlib, hmac, json, os, random, struct, threading, time, urllib.request, uuid, zlib
from celery import Celery

BASE = os.environ["MEDIA_GEN_URL"]  # with the mount's path, such as http://127.0.0.1:4321/api
SECRET = base64.b64decode(os.environ["MEDIA_GEN_WORKER_SECRET"].removeprefix("whsec_"))
app = Celery("media_gen", broker=os.environ["CELERY_BROKER_URL"])
app.conf.update(task_acks_late=True, task_ignore_result=True, worker_prefetch_multiplier=1)


def ask(operation, path, job_id, timeout=30, **fields):
    body = json.dumps({"operation": operation, "job_id": job_id, **fields}).encode()
    message, now = f"msg_{uuid.uuid4()}", str(int(time.time()))
    mac = hmac.new(SECRET, f"{message}.{now}.".encode() + body, hashlib.sha256).digest()
    signed = {"webhook-id": message, "webhook-timestamp": now,
              "webhook-signature": "v1," + base64.b64encode(mac).decode()}
    request = urllib.request.Request(f"{BASE}/media/worker/jobs/{job_id}/{path}", body,
                                     {"content-type": "application/json", **signed})
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        return json.load(answer)


@app.task(name="media_gen.job")
def job(job_id):
    if os.environ.get("MEDIA_GEN_MODE", "run") == "run":
        # A revoke with terminate=True ends this process and with it the request: the server gives the job back.
        return ask("runJob", "run", job_id, timeout=900)["status"]
    work = ask("claimJob", "claim", job_id)["work"]
    return draw_all(job_id, work, {"lease_token": work["lease_token"]}) if work else "taken"


def draw_all(job_id, work, lease):
    over = threading.Event()
    threading.Thread(target=keep, args=(job_id, work, lease, over), daemon=True).start()
    for slot in work["slots"]:
        try:
            outcome = {"image": base64.b64encode(draw(work, slot)).decode()}
        except Exception as error:
            outcome = {"error": {"code": "provider_error", "retryable": True, "message": type(error).__name__}}
        if over.is_set():
            return ask("releaseJob", "release", job_id, **lease)
        ask("settleSlot", "outcomes", job_id, slot=slot["slot"], **lease, **outcome)
    over.set()


def keep(job_id, work, lease, over):
    while not over.wait(work["heartbeat_ms"] / 1000):
        answer = ask("extendJob", "heartbeat", job_id, **lease)
        if answer["cancel_requested"] or not answer["held"]:
            over.set()


def draw(work, slot):
    """Put your engine here: return PNG, JPEG or WebP. This one mixes two colours of the seed."""
    width, height, dice = work["ratio"]["width"], work["ratio"]["height"], random.Random(slot["seed"])
    top, low = [[dice.randrange(256) for _ in "rgb"] for _ in range(2)]
    mix = lambda y: bytes((a * (height - y) + b * y) // height for a, b in zip(top, low))
    rows = zlib.compress(b"".join(b"\0" + mix(y) * width for y in range(height)))
    part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)) + part(b"IDAT", rows) + part(b"IEND", b"")
