#!/bin/sh
set -e
[ ! -d /run/systemd/system ] || systemctl daemon-reload
# Cases that are not delivered yet and the trail of those that are may lie there: who removes them does it by hand.
[ "$1" != purge ] || echo '办件数据保留在 /var/lib/liuyang-kiosk，配置保留在 /etc/liuyang-kiosk/site.yaml，确认不再需要后请手工删除。'
