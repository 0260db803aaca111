"""Reads the files of `--csv PREFIX --csv-full-history --json-file PREFIX` as scripts around Locust do.

Prints, as JSON, the columns of each file and the requests and failures that each of them has of each row.
"""

import csv
import json
import sys

COUNTS = {
    "stats": ("Type", "Request Count", "Failure Count"),
    "stats_history": ("Type", "Total Request Count", "Total Failure Count"),
}


def records(prefix, name):
    with open(f"{prefix}_{name}.csv", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader), reader.fieldnames


def row(method, name):
    return f"{method} {name}".strip()


def of_csv(prefix, name):
    lines, columns = records(prefix, name)
    method, requests, failures = COUNTS[name]
    rows = {row(line[method], line["Name"]): [int(line[requests]), int(line[failures])] for line in lines}
    return {"columns": columns, "rows": {key: counts for key, counts in rows.items() if counts[0]}}


def of_failures(prefix):
    lines, columns = records(prefix, "failures")
    rows = {}
    for line in lines:
        key = row(line["Method"], line["Name"])
        rows[key] = rows.get(key, 0) + int(line["Occurrences"])
    return {"columns": columns, "rows": rows}


def of_json(prefix):
    with open(f"{prefix}.json") as file:
        entries = json.load(file)
    rows = {}
    for entry in entries:
        timed = sum(entry["response_times"].values()) + entry["num_none_requests"]
        seconds = sum(entry["num_reqs_per_sec"].values())
        if not entry["num_requests"] == timed == seconds:
            sys.exit(f"{entry['name']}: {entry['num_requests']} requests, {timed} times, {seconds} in seconds")
        if entry["num_requests"]:
            rows[row(entry["method"], entry["name"])] = [entry["num_requests"], entry["num_failures"]]
    return {"columns": sorted(entries[0]), "rows": rows}


def main(prefix):
    exceptions, columns = records(prefix, "exceptions")
    print(json.dumps({
        "stats": of_csv(prefix, "stats"),
        "stats_history": of_csv(prefix, "stats_history"),
        "failures": of_failures(prefix),
        "exceptions": {"columns": columns, "rows": len(exceptions)},
        "json": of_json(prefix),
    }))


main(sys.argv[1])
