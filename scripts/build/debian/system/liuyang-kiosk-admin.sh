#!/bin/sh
# What a technician does at an installed kiosk; each program runs as the user whose files it touches. Root alone may start it.
set -eu
resources=@RESOURCES@
data=/var/lib/liuyang-kiosk
site=/etc/liuyang-kiosk/site.yaml
units='liuyang-kiosk-screen liuyang-kiosk-core liuyang-kiosk-devices'
# No citizen's data passes through these.
helpers='liuyang-kiosk-slot liuyang-kiosk-updater'

usage() {
  cat >&2 <<'TEXT'
用法：liuyang-kiosk-admin 命令
  enrol [--file 登记文件] [--suite sm2-sm3]   登记到平台；不给文件时询问一次性登记码
  pin                                         设置维护密码
  badge 工号 --out 文件.pdf                   做一张维护工牌，打印塑封后删除文件
  config [--json]                             列出每个配置项的值和来源
  devices [--test 设备 [--config 文件]]       列出、试用设备；不写文件时按本机的配置
  audit --verify [--anchor 文件] | --export [--to 文件]  校验、导出步骤记录
  verify-slip 二维码文字 --keys 公钥文件      断网核验回执单
  swap --from 目录 [--file 登记文件]          本机接替另一台：目录是它的备份，或它的数据盘
  export --to 目录                            导出未送达的办件（密封），交给平台人员
  uptime --from 年-月 [--to 年-月] --out 目录  每月运行记录（PDF）
  stick 分区|--out                            挂载 U 盘供维护界面密封导出（如 /dev/sdb1）；--out 卸下
  check                                       检查安装：服务、加固、内存转储、交换分区
  package                                     改用安装包里的版本（放弃两个更新槽里的版本）
  restart                                     重启全部程序
TEXT
  exit 2
}

# run USER PROGRAM ARGUMENT…
run() {
  user=$1
  program=$2
  shift 2
  cd /
  exec runuser -u "$user" -- "$resources/node/node" "$resources/runtime/$program.mjs" "$@"
}

# The file that the platform handed out is root's; the core's user reads a copy, which goes with this program.
enrol() {
  if [ "${1:-}" = --file ] && [ $# -ge 2 ]; then
    spare=$(mktemp /run/liuyang-kiosk/enrol.XXXXXX)
    cat "$2" >"$spare"
    chown liuyang-kiosk-core "$spare"
    shift 2
    set -- --file "$spare" "$@"
  fi
  (run liuyang-kiosk-core enrol --data "$data" --config "$site" "$@")
}

# Whatever way a command ends, also by Ctrl-C, its copies go and what it stopped starts again.
spare=
halted=
finish() {
  [ -z "$spare" ] || rm -rf "$spare"
  # shellcheck disable=SC2086
  [ -z "$halted" ] || systemctl start $halted || true
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# The core is stopped meanwhile: one program at a time has the data folder. Its socket too, or the screen that looks for it would start it again.
halt() {
  halted='liuyang-kiosk-core.socket liuyang-kiosk-core.service liuyang-kiosk-screen.service'
  systemctl stop liuyang-kiosk-screen.service liuyang-kiosk-core.socket liuyang-kiosk-core.service
}

# A copy on a stick, or a dead machine's disk, need not be readable for the core's user: it gets one of its own, which goes afterwards.
swap() {
  [ "${1:-}" = --from ] && [ $# -ge 2 ] || usage
  from=$2
  shift 2
  copy=$(mktemp -d /var/lib/liuyang-kiosk-swap.XXXXXX)
  spare=$copy
  cp -R "$from/." "$copy"
  rm -f "$copy/device.json" "$copy/lock.db"
  chown -R liuyang-kiosk-core "$copy"
  if [ ! -e "$site" ] && [ -e "$copy/config/site.yaml" ]; then
    install -m 0640 -o root -g liuyang-kiosk-core "$copy/config/site.yaml" "$site"
    echo "配置已从备份取来：$site。设备接法与原机不同的，请改好再继续" >&2
  fi
  file=
  if [ "${1:-}" = --file ] && [ $# -ge 2 ]; then
    file=$copy/enrolment.json
    cat "$2" >"$file"
    chown liuyang-kiosk-core "$file"
    shift 2
  fi
  halt
  run_inside liuyang-kiosk-core swap --from "$copy" --data "$data" --config "$site" ${file:+--file "$file"} "$@"
}

# The folder is root's to give: what is sealed is written by the core's user, and handed on.
export_queue() {
  [ "${1:-}" = --to ] && [ $# -eq 2 ] || usage
  out=$(mktemp -d /var/lib/liuyang-kiosk-export.XXXXXX)
  spare=$out
  chown liuyang-kiosk-core "$out"
  halt
  said=$(run_inside liuyang-kiosk-core export-queue --data "$data" --to "$out")
  mkdir -p "$2"
  cp -R "$out/." "$2"
  named "$said" "$out" "$2"
}

# As with what is exported: written by the core's user, handed on by root.
uptime() {
  out=$(mktemp -d /var/lib/liuyang-kiosk-export.XXXXXX)
  spare=$out
  chown liuyang-kiosk-core "$out"
  to=
  months=
  while [ $# -ge 2 ]; do
    case $1 in
      --out) to=$2 ;;
      --from | --to) months="$months $1 $2" ;;
      *) usage ;;
    esac
    shift 2
  done
  [ -n "$to" ] || usage
  # Months hold no blank.
  # shellcheck disable=SC2086
  said=$(run_inside liuyang-kiosk-core uptime --data "$data" --config "$site" $months --out "$out")
  mkdir -p "$to"
  cp "$out"/*.pdf "$to"
  named "$said" "$out" "$to"
}

# The file is the badge: root's alone, never over another one.
badge() {
  [ $# -eq 3 ] && [ "$2" = --out ] && [ ! -e "$3" ] || usage
  out=$(mktemp -d /var/lib/liuyang-kiosk-export.XXXXXX)
  spare=$out
  chown liuyang-kiosk-core "$out"
  said=$(run_inside liuyang-kiosk-core badge "$1" --out "$out/badge.pdf")
  install -m 0600 "$out/badge.pdf" "$3"
  named "$said" "$out/badge.pdf" "$3"
}

# lend USER OPTION PROGRAM ARGUMENT…: what a technician names after OPTION lies where only root, or the core, looks, and maybe beside where
# the technician stands: USER gets a copy, which goes afterwards. What is no file stays as it is.
lend() {
  user=$1
  option=$2
  program=$3
  shift 3
  lent=$(mktemp -d /run/liuyang-kiosk/lent.XXXXXX)
  spare=$lent
  before=
  count=0
  for word in "$@"; do
    shift
    if [ "$before" = "$option" ] && [ -f "$word" ]; then
      count=$((count + 1))
      mkdir "$lent/$count"
      cp "$word" "$lent/$count/"
      set -- "$@" "$lent/$count/$(basename "$word")"
    else
      set -- "$@" "$word"
    fi
    before=$word
  done
  chown -R "$user" "$lent"
  run_inside "$user" "$program" "$@"
}

# Without a file: as this machine is configured.
devices() {
  case " $* " in
    *' --config '*) ;;
    *) [ ! -e "$site" ] || set -- "$@" --config "$site" ;;
  esac
  lend liuyang-kiosk-devices --config devices "$@"
}

# What is exported is written by root, never over another file.
audit() {
  if [ $# -eq 3 ] && [ "$1" = --export ] && [ "$2" = --to ]; then
    [ ! -e "$3" ] || { echo "$3 已经在那里，没有改动" >&2; exit 1; }
    (umask 077; run_inside liuyang-kiosk-core audit --data "$data" --export >"$3") || { rm -f "$3"; exit 1; }
  else
    lend liuyang-kiosk-core --anchor audit --data "$data" "$@"
  fi
}

# named SAID FROM TO: what a program said, with the place that the technician named for the one that is gone.
named() {
  printf '%s\n' "$1" | sed "s|$2|$3|g"
}

# As `run`, and comes back.
run_inside() {
  (run "$@")
}

# An installed package is what its technician wants to run.
to_package() {
  KIOSK_UPDATE=/var/lib/liuyang-kiosk-update KIOSK_UPDATE_TOLD=/run/liuyang-kiosk-told KIOSK_PACKAGE=@INSTALLED@ \
    KIOSK_CURRENT=/run/liuyang-kiosk-slot/current @PACKAGE@/node/node @PACKAGE@/runtime/slot-launcher.mjs reset
  [ ! -d /run/systemd/system ] || systemctl --no-block restart liuyang-kiosk-core liuyang-kiosk-devices liuyang-kiosk-screen liuyang-kiosk-updater
}

# Nothing mounts a stick by itself: only what root names, for the core's user alone, and nothing on it can be run.
stick() {
  if [ "${1:-}" = --out ]; then
    exec umount /media/liuyang-kiosk
  fi
  [ -b "${1:-}" ] || usage
  case $(blkid -o value -s TYPE "$1") in
    vfat | exfat | ntfs) own=",uid=$(id -u liuyang-kiosk-core),umask=077" ;;
    *) own= ;;
  esac
  # With its slide on "lock" it can still be read: an enrolment file needs no more.
  how=rw
  [ "$(blockdev --getro "$1")" = 0 ] || how=ro
  mount -o "$how,nosuid,nodev,noexec,sync$own" "$1" /media/liuyang-kiosk
  if [ "$how" = ro ]; then
    echo 'U 盘是写保护的：只能读登记文件，不能导出' >&2
  elif [ -z "$own" ]; then
    chown liuyang-kiosk-core /media/liuyang-kiosk
    # What somebody's computer wrote there for that person alone is meant for this kiosk. Never what a link points to.
    find /media/liuyang-kiosk -maxdepth 1 -type f -iname '*.json' -exec chown -h liuyang-kiosk-core {} +
  fi
}

check() {
  bad=0
  say() { printf '%-34s %s\n' "$1" "$2"; }
  for unit in $units $helpers; do
    state=$(systemctl is-active "$unit.service" || true)
    say "$unit" "$state"
    [ "$state" = active ] || bad=1
    exposure=$(systemd-analyze security --no-pager "$unit.service" 2>/dev/null | sed -n 's/.*exposure level.*: \([0-9.]*\).*/\1/p')
    say "  systemd-analyze security" "${exposure:-未知}"
    case $exposure in [012].*|3.0) ;; *) bad=1 ;; esac
    case " $helpers " in *" $unit "*) continue ;; esac
    limits=$(systemctl show -p LimitCORE -p MemorySwapMax --value "$unit.service" | tr '\n' ' ')
    say "  LimitCORE MemorySwapMax" "$limits"
    [ "$limits" = '0 0 ' ] || bad=1
  done
  if [ "$(wc -l </proc/swaps)" -gt 1 ]; then
    say 交换分区 '在用：请执行 swapoff -a，并删去 /etc/fstab 中的 swap（加密的可以保留）'
    bad=1
  else
    say 交换分区 不使用
  fi
  # Told, no fault: a site may have a clock of its own.
  if [ "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)" = yes ]; then
    say 时钟 "$(date '+%F %T')，已与时间服务器对时"
  else
    say 时钟 "$(date '+%F %T')，没有对时：请核对，并配置时间服务器（见运营手册“时钟”）"
  fi
  # A kernel that is built without it has no file.
  sysrq=$(cat /proc/sys/kernel/sysrq 2>/dev/null || echo 0)
  say SysRq "$sysrq"
  [ "$sysrq" = 0 ] || bad=1
  [ -e "$site" ] && say 配置 "$site" || { say 配置 "没有 $site：屏幕显示暂停服务"; bad=1; }
  [ -e "$data/device.json" ] && say 登记 已登记 || { say 登记 未登记; bad=1; }
  return $bad
}

[ "$(id -u)" = 0 ] || { echo '请用 sudo 运行' >&2; exit 1; }
command=${1:-}
[ $# -eq 0 ] || shift
case $command in
  enrol) enrol "$@" ;;
  pin) run liuyang-kiosk-core set-pin --data "$data" ;;
  badge) badge "$@" ;;
  config) run liuyang-kiosk-core config --data "$data" --config "$site" "$@" ;;
  devices) devices "$@" ;;
  audit) audit "$@" ;;
  verify-slip) lend liuyang-kiosk-core --keys verify-slip "$@" ;;
  swap) swap "$@" ;;
  export) export_queue "$@" ;;
  uptime) uptime "$@" ;;
  stick) stick "$@" ;;
  check) check ;;
  package) to_package ;;
  restart) systemctl restart liuyang-kiosk-core liuyang-kiosk-devices liuyang-kiosk-screen ;;
  *) usage ;;
esac
