"""Writes locust_dispatch.json: whom Locust's own dispatcher starts and stops, iteration by iteration.

    pip install locust==2.47.0 && python locust_dispatch.py > locust_dispatch.json

In an iteration a capital letter is a start, a small one a stop: A is the first class, B the second.
"""

import json
import random

import locust
from locust import dispatch
from locust.runners import WorkerNode

assert locust.__version__ == "2.47.0"
dispatch.gevent.sleep = lambda *_: None


def user_class(name, weight, fixed_count):
    return type(name, (locust.User,), {"weight": weight, "fixed_count": fixed_count})


def changes(before, after, letters):
    """The difference of two stacks of users."""
    common = 0
    while common < min(len(before), len(after)) and before[common] == after[common]:
        common += 1
    assert common in (len(before), len(after)), "only ups or only downs in an iteration"
    stops = "".join(letters[name].lower() for name in reversed(before[common:]))
    return stops + "".join(letters[name] for name in after[common:])


def iterations(dispatcher, letters, most):
    stack = lambda: [name for _, name in dispatcher._active_users]
    found, before = [], stack()
    for counts in dispatcher:
        after = stack()
        # the order is read off the stack: it must tell the same as the counts that Locust acts on
        assert counts["node"] == {name: after.count(name) for name in counts["node"]}
        if after != before:
            found.append(changes(before, after, letters))
        before = after
        if most is not None and len(found) == most:
            break
    return found


def case(members, steps):
    classes = [user_class(*member) for member in members]
    letters = {member[0]: chr(65 + index) for index, member in enumerate(members)}
    dispatcher = dispatch.UsersDispatcher([WorkerNode(id="node")], classes)
    told = []
    for users, rate, listed, most in steps:
        dispatcher.new_dispatch(users, rate, listed and [classes[index] for index in listed])
        told.append({
            "users": users,
            "spawn_rate": rate,
            "classes": listed,
            "iterations": iterations(dispatcher, letters, most),
        })
    return {"members": members, "steps": told}


RATES = [0.3, 0.5, 1, 2, 2.5, 4, 7, 9.99, 10, 33.3, 120]
WEIGHTS = [1, 1, 1, 2, 3, 5, 10, 0.1, 0.5, 2.5, 1.75, 100]
NAMES = ["User", "Admin", "WebUser", "api", "Zed", "user", "Ämter", "Bot", "B2", "B10", "_x", "Käufer"]


def some_members(chance, most=6):
    names = chance.sample(NAMES, chance.randint(1, most))
    weight = lambda: chance.choice(WEIGHTS) if chance.random() < 0.7 else round(chance.uniform(0.01, 20), 4)
    fixed = lambda: chance.choice([1, 2, 3, 7, 40]) if chance.random() < 0.3 else 0
    return [[name, weight(), fixed()] for name in names]


def some_list(chance, members):
    return sorted(chance.sample(range(len(members)), chance.randint(1, len(members))))


def some_case(chance, listed):
    members = some_members(chance)
    steps = []
    for _ in range(chance.randint(1, 6)):
        users = chance.choice([0, 1, 2, 3, 5, 10, 17, 30, 60])
        most = chance.choice([None, None, 1, 2, 5])
        classes = some_list(chance, members) if listed else None
        steps.append([users, chance.choice(RATES), classes, most])
    return case(members, steps)


def written():
    yield [["A", 5, 0], ["B", 1, 0]], [[24, 1, None, None]]
    yield [["A", 3, 0], ["B", 1, 0]], [[24, 4, None, None], [10, 2.5, None, None], [24, 0.5, None, None]]
    yield [["A", 1, 0], ["B", 1, 0], ["C", 1, 0]], [[30, 120, None, None], [0, 120, None, None], [30, 7, None, None]]
    yield [["A", 3, 0], ["B", 1, 0], ["F", 1, 2]], [[10, 1, None, None], [1, 1, None, None], [10, 1, None, None]]
    # a removal while fixed users are still to start, and more of them than users are asked for
    yield [["F", 1, 5], ["G", 1, 3], ["A", 1, 0]], [[4, 1, None, None], [2, 1, None, None], [12, 1, None, None]]
    yield [["F", 1, 40], ["A", 1, 0]], [[10, 4, None, None], [5, 4, None, None], [60, 10, None, None]]
    # only fixed counts: Locust stops adding
    yield [["F", 1, 2], ["G", 9, 3]], [[10, 1, None, None], [3, 1, None, None], [20, 2, None, None]]
    yield [["F", 1, 2]], [[10, 2.5, None, None]]
    yield [["Zero", 0, 0], ["One", 1, 0]], [[5, 1, None, None]]
    # classes by stage: who is not listed stays, and a new list does not look for missing fixed users
    a, b = [["A", 1, 0], ["B", 1, 0]], [["A", 1, 0], ["F", 1, 2]]
    yield a, [[10, 10, [0], None], [50, 10, [0, 1], None], [100, 10, [1], None], [100, 10, [0, 1], None], [20, 10, [0], None]]
    yield b, [[3, 1, [0], None], [6, 1, [0, 1], None], [5, 1, [0, 1], None], [9, 1, [0, 1], None]]
    # long enough to show a logarithm that differs in its last bit
    yield [["A", 0.7, 0], ["B", 1.9, 0], ["C", 13.37, 0], ["D", 0.01, 0]], [[3000, 120, None, None]]
    yield [[chr(65 + i), w, 0] for i, w in enumerate([1, 2, 3, 4, 6, 8, 12, 24])], [[4000, 120, None, None]]


chance = random.Random(2470)
cases = [case(*one) for one in written()]
cases += [some_case(chance, listed=False) for _ in range(120)]
cases += [some_case(chance, listed=True) for _ in range(80)]
print("[")
print(",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in cases))
print("]")
