"""Records what Locust does with scenarios in a virtual time: see traces.json beside it.

python record.py > traces.json, with locust 2.47.0 installed. Each scenario is built as Locust's own task sets and run
by Locust's own loop; only sleeping and requests are replaced, by additions to a clock.

Left out is what ends in the wait after an exception: Locust waits there inside its handler, so that whoever ends then
never has the on_stop of the set it is in, but has those of the sets around it.
"""

import json
import logging
import random
import sys
from types import SimpleNamespace
from urllib.parse import parse_qs, urlparse

import gevent
import locust.user
from locust import MarkovTaskSet, SequentialTaskSet, TaskSet, User, constant, constant_pacing, task, transitions
from locust.env import Environment
from locust.exception import RescheduleTask, RescheduleTaskImmediately, StopTest, StopUser
from locust.user.task import LOCUST_STATE_STOPPING

logging.disable(logging.CRITICAL)
END = 12.001


class World:
    now = 0.0
    trace: list = []
    in_handler = False
    ends_in_handler = False


def clock():
    return World.now


sys.modules["locust.user.wait_time"].perf_counter = clock
sys.modules["locust.user.task"].perf_counter = clock
sys.modules["locust.user.users"].time = SimpleNamespace(perf_counter=clock)


def sleep(seconds):
    if World.now + seconds >= END:
        World.ends_in_handler |= World.in_handler
        World.now = max(World.now, END)
        raise gevent.GreenletExit
    World.now += seconds


WAIT = TaskSet.wait


def wait(self):
    failed = isinstance(sys.exc_info()[1], RuntimeError)
    World.in_handler = failed and type(self).on_stop is not TaskSet.on_stop
    if self.user._state == LOCUST_STATE_STOPPING:
        World.ends_in_handler |= World.in_handler
    WAIT(self)
    World.in_handler = False


TaskSet.wait = wait
TaskSet._sleep = lambda self, seconds: sleep(seconds)


def request(user, url):
    World.trace.append(f"{round(World.now * 1000)} {urlparse(url).path}")
    World.now += int(parse_qs(urlparse(url).query).get("ms", ["0"])[0]) / 1000
    if World.now >= END and user._state != LOCUST_STATE_STOPPING:
        user._state = LOCUST_STATE_STOPPING


def run(of, steps):
    """Does the steps for a task set or a user."""
    user = of if isinstance(of, User) else of.user
    for step in steps:
        match next(iter(step)):
            case "get":
                request(user, step["get"])
            case "wait":
                if user._state == LOCUST_STATE_STOPPING:
                    raise StopUser
                sleep(step["wait"])
            case "fail":
                raise RuntimeError(step["fail"])
            case "interrupt":
                of.interrupt(reschedule=step["interrupt"].get("reschedule", True))
            case "reschedule":
                raise RescheduleTaskImmediately if step["reschedule"].get("immediately") else RescheduleTask
            case "stop_user":
                raise StopUser
            case "stop_test":
                raise StopTest


def wait_of(spec):
    name, value = spec.rstrip(")").split("(")
    return {"constant": constant, "constant_pacing": constant_pacing}[name](float(value))


ORDERS = {"random": TaskSet, "sequential": SequentialTaskSet, "markov": MarkovTaskSet}


def body_of(spec):
    body = {}
    if "wait_time" in spec:
        body["wait_time"] = wait_of(spec["wait_time"])
    for hook in ("on_start", "on_stop"):
        if hook in spec:
            body[hook] = lambda self, steps=spec[hook]: run(self, steps)
    for entry in spec["tasks"]:
        body[entry["name"]] = task_of(entry)
    return body


def task_of(entry):
    if "tasks" in entry:
        it = type(entry["name"], (ORDERS[entry.get("order", "random")],), body_of(entry))
    else:
        def it(self):
            run(self, entry["steps"])
        it.__name__ = entry["name"]
    if "next" in entry:
        return transitions(entry["next"])(it)
    return task(entry.get("weight", 1))(it)


def trace(scenario):
    World.now, World.trace, World.in_handler, World.ends_in_handler = 0.0, [], False, False
    (spec,) = scenario["users"]
    kind = type("A", (User,), body_of(spec))
    try:
        kind(Environment(user_classes=[kind])).run()
    except Exception:
        pass  # what a user's own on_start or on_stop raises ends its greenlet
    return [] if World.ends_in_handler else World.trace


def scenario(user):
    return {
        "host": "http://t",
        "load": {"users": 1, "run_time": "12001ms", "stop_timeout": "60s"},
        "users": [{"name": "A", "wait_time": "constant(1)", **user}],
    }


def get(path, ms=0):
    return {"get": path + (f"?ms={ms}" if ms else "")}


def one(name, *steps, **more):
    return {"name": name, "steps": [get(f"/{name}", 100), *steps], **more}


def nested(name, *tasks, **more):
    return {"name": name, "order": "sequential", "tasks": list(tasks), **more}


def both(name):
    return {"on_start": [get(f"/{name}/start", 10)], "on_stop": [get(f"/{name}/stop", 10)]}


LEAVE = {"interrupt": {}}
LEAVE_AND_WAIT = {"interrupt": {"reschedule": False}}
KNOWN = {
    "a user begins with on_start and ends with on_stop": {**both("A"), "tasks": [one("a")]},
    "an interrupt lets the parent go on at once": {"tasks": [nested("s", one("a"), one("b", LEAVE), **both("s"))]},
    "or after a wait": {"tasks": [nested("s", one("a"), one("b", LEAVE_AND_WAIT), **both("s"))]},
    "a weight in a sequence comes in a row": {"tasks": [nested("s", one("a"), one("b", weight=3), one("c", weight=2))]},
    "a state machine cycles": {"tasks": [nested(
        "s", one("green", next={"yellow": 1}), one("yellow", next={"red": 1}), one("red", next={"green": 1}), order="markov")]},
    "a set begins anew each time it is entered": {"tasks": [nested("s", one("a"), one("b"), one("c", LEAVE), one("d"))]},
    "sets are left from the inside": {**both("A"), "tasks": [nested("s", nested("t", one("a"), **both("t")), **both("s"))]},
    "sets leave one by one": {**both("A"), "tasks": [nested(
        "s", nested("t", one("a", LEAVE), **both("t")), one("b", LEAVE), **both("s"))]},
    "an exception ends the task, not the set": {"tasks": [nested("s", one("a", {"fail": "x"}), one("b", weight=2), **both("s"))]},
    "an exception on entering concerns the parent": {"tasks": [nested(
        "s", one("a"), on_start=[get("/s/start", 10), {"fail": "x"}], on_stop=[get("/s/stop")])]},
    "an exception on leaving by an interrupt": {"tasks": [nested(
        "s", one("a", LEAVE), on_start=[get("/s/start", 10)], on_stop=[get("/s/stop", 10), {"fail": "x"}])]},
    "an interrupt on entering": {"tasks": [nested("s", one("a"), on_start=[get("/s/start", 10), LEAVE], on_stop=[get("/s/stop")])]},
    "an interrupt on entering, with a wait": {"tasks": [nested(
        "s", one("a"), on_start=[get("/s/start", 10), LEAVE_AND_WAIT], on_stop=[get("/s/stop")])]},
    "a user stops itself": {**both("A"), "tasks": [nested("s", one("a"), one("b", {"stop_user": {}}), **both("s"))]},
    "a user stops itself on entering a set": {**both("A"), "tasks": [nested(
        "s", one("a"), on_start=[get("/s/start", 10), {"stop_user": {}}], on_stop=[get("/s/stop")])]},
    "a user stops itself on leaving a set": {**both("A"), "tasks": [nested(
        "s", one("a", LEAVE), on_start=[get("/s/start")], on_stop=[get("/s/stop", 10), {"stop_user": {}}])]},
    "the test stops on entering a set": {**both("A"), "tasks": [nested(
        "s", one("a"), on_start=[get("/s/start", 10), {"stop_test": {}}], on_stop=[get("/s/stop")])]},
    "the test stops on leaving a set": {**both("A"), "tasks": [nested(
        "s", one("a", LEAVE), on_start=[get("/s/start")], on_stop=[get("/s/stop", 10), {"stop_test": {}}])]},
    "a user stops itself before it begins": {
        "on_start": [get("/A/start", 10), {"stop_user": {}}], "on_stop": [get("/A/stop")], "tasks": [one("a")]},
    "an exception before it begins ends a user": {
        "on_start": [get("/A/start", 10), {"fail": "x"}], "on_stop": [get("/A/stop")], "tasks": [one("a")]},
    "an exception at the end": {
        "on_start": [get("/A/start", 10)], "on_stop": [get("/A/stop"), {"fail": "x"}],
        "tasks": [nested("s", one("a"), on_stop=[get("/s/stop"), {"fail": "x"}])]},
    "a task ends early, with a wait": {"tasks": [one("a", {"reschedule": {}})]},
    "a task ends early, without": {"tasks": [nested("s", one("a", {"reschedule": {"immediately": True}}), one("b"))]},
    "a set waits as it says": {"tasks": [nested("s", one("a"), one("b", LEAVE_AND_WAIT), wait_time="constant(0.25)")]},
    "a set paces itself from each entry on": {"wait_time": "constant_pacing(2)", "tasks": [nested(
        "s", one("a"), {"name": "b", "steps": [get("/b", 700)]}, one("c", LEAVE_AND_WAIT), wait_time="constant_pacing(0.5)",
        on_start=[get("/s/start", 300)])]},
    "a set without a wait of its own shares the user's pace": {"wait_time": "constant_pacing(2)", "on_start": [get("/A/start", 300)],
        "tasks": [nested("s", one("a"), {"name": "b", "steps": [get("/b", 2700)]}, one("c", LEAVE))]},
    "a pace without end": {"wait_time": "constant_pacing(1)", "tasks": [nested("s", *(
        {"name": f"t{at}", "steps": [get(f"/t{at}", ms)]} for at, ms in enumerate([200, 300, 1500, 400, 2700, 100, 100])))]},
    "whoever is in a task at the end finishes it": {**both("A"), "tasks": [nested(
        "s", {"name": "a", "steps": [get("/a", 7000), get("/b", 10)]}, **both("s"))]},
    "whoever waits in a task at the end does not": {**both("A"), "tasks": [nested(
        "s", {"name": "a", "steps": [get("/a", 10), {"wait": 30}, get("/b")]}, **both("s"))]},
    "whoever finishes a task at the end waits in it no more": {**both("A"), "tasks": [nested(
        "s", {"name": "a", "steps": [get("/a", 7000), {"wait": 0.2}, get("/b", 10)]}, **both("s"))]},
    "an interrupt at the end leaves its set once": {**both("A"), "tasks": [nested(
        "s", {"name": "a", "steps": [get("/a", 7000), LEAVE]}, **both("s"))]},
    "entering a set at the end": {**both("A"), "tasks": [nested(
        "s", one("a"), on_start=[get("/s/start", 20000)], on_stop=[get("/s/stop", 10)])]},
}


class Chance:
    """Scenarios without a choice in them: everything in them is settled by the rules alone."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.names = 0

    def name(self):
        self.names += 1
        return f"n{self.names}"

    def may(self, part):
        return self.draw.random() < part

    def gets(self):
        return [get(f"/{self.name()}", 2 * self.draw.randint(1, 450))]

    def end(self, in_set, in_task):
        ends = [{"fail": "x"}]
        if in_set:
            ends += [LEAVE, LEAVE_AND_WAIT] * 3
        if in_task:
            ends += [{"reschedule": {}}, {"reschedule": {"immediately": True}}]
        if self.may(0.2):
            ends += [{"stop_user": {}}]
        return self.draw.choice(ends)

    def hooks(self, in_set):
        hooks = {}
        if self.may(0.6):
            hooks["on_start"] = self.gets() + ([self.end(in_set, False)] if self.may(0.1) else [])
        if self.may(0.6):
            hooks["on_stop"] = self.gets() + ([self.draw.choice([{"fail": "x"}, {"stop_user": {}}])] if self.may(0.15) else [])
        return hooks

    def task(self, in_set):
        steps = self.gets()
        if self.may(0.4):
            steps += [{"wait": 2 * self.draw.randint(1, 200) / 1000}] + self.gets()
        if self.may(0.5):
            steps += [self.end(in_set, True)]
        return {"name": self.name(), "steps": steps}

    def wait(self):
        return self.draw.choice(["constant({})", "constant_pacing({})"]).format(2 * self.draw.randint(1, 400) / 1000)

    def set(self, depth, own_wait):
        order = self.draw.choice(["sequential", "sequential", "markov", "random"])
        own_wait = own_wait or self.may(0.4)
        tasks = [self.entry(depth, True, own_wait) for _ in range(1 if order == "random" else self.draw.randint(1, 4))]
        if order == "sequential":
            tasks = [{**entry, "weight": self.draw.choice([1, 1, 1, 2, 3])} for entry in tasks]
        if order == "markov":
            after = tasks[1:] + tasks[:1]
            tasks = [{**entry, "next": {then["name"]: 1}} for entry, then in zip(tasks, after)]
        wait = {"wait_time": self.wait()} if own_wait else {}
        return {"name": self.name(), "order": order, "tasks": tasks, **wait, **self.hooks(True)}

    def entry(self, depth, in_set, own_wait):
        return self.set(depth - 1, own_wait) if depth > 0 and self.may(0.5) else self.task(in_set)

    def user(self):
        first = self.set(2, False) if self.may(0.9) else self.task(False)
        return {"wait_time": self.wait(), "tasks": [first], **self.hooks(False)}


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    users = KNOWN | {f"by chance, {seed}": Chance(seed).user() for seed in range(count)}
    runs = [{"name": name, "scenario": scenario(user), "trace": trace(scenario(user))} for name, user in users.items()]
    runs = [run for run in runs if run["name"] in KNOWN or 2 < len(run["trace"]) <= 120]
    print("[\n" + ",\n".join(json.dumps(run, separators=(",", ":")) for run in runs) + "\n]")
