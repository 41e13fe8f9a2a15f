#!/usr/bin/env bash
# Documents as JSON Lines in, records and statements as JSON Lines out: for the pipe of Spark, Hadoop streaming and the
# like. A line that cannot be read is told on standard error and passed over; that alone does not fail the task.
"${ACTORGRAPH:-actorgraph}" extract --input-format jsonl --threads 1 "$@" - || [ $? -eq 1 ]
