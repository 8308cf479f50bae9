#!/usr/bin/env bash
# Tells what goes wrong with listeners, and what only looks like it, each in a JVM and a network namespace
# of its own, and holds what acceptq names as the cause against what it is:
#
#   bash examples/stories/run.sh [name...]
#   bash examples/stories/run.sh --forecast
#
# Needs root, for the namespaces. Without names it tells all, in about three minutes. With --forecast it records
# loads against a small backlog, has acceptq foretell how they would have gone with another one, runs them with that
# for real, and prints what was foretold beside what was measured: about a minute.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
agent=$root/agent/target/acceptq-agent.jar
stories=$root/examples/stories/target/acceptq-stories.jar
if [ ! -f "$agent" ] || [ ! -f "$stories" ]; then
  echo "Building the agent and the stories (once, about a minute) ..."
  (cd "$root" && mvn -B -q -DskipTests package -pl agent,examples/stories -am)
fi
if [ "${1-}" = --forecast ]; then
  exec unshare --net -- java -cp "$stories" io.acceptq.examples.stories.Forecast "$agent"
fi
if [ $# = 0 ]; then
  # shellcheck disable=SC2046 # one word a story
  set -- $(java -cp "$stories" io.acceptq.examples.stories.Teller)
fi
status=0
for name in "$@"; do
  unshare --net -- java -cp "$stories" io.acceptq.examples.stories.Teller "$agent" "$name" || status=1
done
exit $status
