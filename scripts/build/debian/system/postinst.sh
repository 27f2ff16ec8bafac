#!/bin/sh
set -e
[ "$1" = configure ] || exit 0
systemd-sysusers liuyang-kiosk.conf
systemd-tmpfiles --create liuyang-kiosk.conf
# In an image that is only being made nothing runs yet: what is here takes effect with its first boot.
[ -d /run/systemd/system ] || exit 0
sysctl --quiet --ignore --load /usr/lib/sysctl.d/90-liuyang-kiosk.conf || true
udevadm control --reload 2>/dev/null && udevadm trigger 2>/dev/null || true
systemctl daemon-reload
systemctl try-reload-or-restart systemd-journald systemd-logind || true
systemctl restart liuyang-kiosk-core.socket liuyang-kiosk-devices.socket
systemctl restart liuyang-kiosk-slot.service
/usr/sbin/liuyang-kiosk-admin package
