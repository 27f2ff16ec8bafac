#!/bin/sh
# The kiosk in the system's browser: the package's own Node, its core and its screen. Nothing of the development tree.
# Also where it is started by hand: a dump could hold a citizen's draft.
ulimit -c 0
here=$(dirname "$(readlink -f "$0")")
exec "$here/node/node" "$here/web/shell/index.mjs" --browser "$@"
