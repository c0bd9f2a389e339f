"""The example's worker with an engine that takes its time, so that something can happen to it meanwhile."""
import time

import media_gen_worker

app = media_gen_worker.app
quick = media_gen_worker.draw


def draw(work, slot):
    time.sleep(1.5)
    return quick(work, slot)


media_gen_worker.draw = draw
