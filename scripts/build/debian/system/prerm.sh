#!/bin/sh
set -e
[ -d /run/systemd/system ] || exit 0
# An update goes on until its new files are there; postinst starts everything anew.
[ "$1" = remove ] || exit 0
systemctl stop liuyang-kiosk-screen.service liuyang-kiosk-core.service liuyang-kiosk-devices.service \
  liuyang-kiosk-updater.service liuyang-kiosk-slot.service \
  liuyang-kiosk-core.socket liuyang-kiosk-devices.socket
