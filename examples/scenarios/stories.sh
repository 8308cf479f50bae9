#!/usr/bin/env bash
# Produces problems of a listener, and loads that only look like one, each in a JVM and a network
# namespace of its own, and compares the cause that acceptq names with the real one:
#
#   bash examples/scenarios/stories.sh [name...]
#   bash examples/scenarios/stories.sh --forecast
#
# Needs root, for the namespaces. Without names it runs all stories, in about three minutes. With
# --forecast it records loads with a small backlog, has acceptq predict their outcome with other
# backlogs, measures the same loads with those, and prints both: about one minute.
set -euo pipefail
. "$(dirname "$0")/../build.sh"
agent=agent/target/acceptq-agent.jar
scenarios=examples/scenarios/target/acceptq-scenarios.jar
build_if_stale agent,examples/scenarios $agent $scenarios
stories=io.acceptq.examples.scenarios.stories
run() { # CLASS ARGUMENT...
  unshare --net -- java -cp "$root/$scenarios" "$stories.$1" "$root/$agent" "${@:2}"
}
if [ "${1-}" = --forecast ]; then
  run Forecast
  exit
fi
if [ $# = 0 ]; then
  # shellcheck disable=SC2046 # a name is one word
  set -- $(java -cp "$root/$scenarios" $stories.StoryRunner)
fi
status=0
for name in "$@"; do
  run StoryRunner "$name" || status=1
done
exit $status
