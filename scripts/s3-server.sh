#!/usr/bin/env bash
# An S3 server on this machine for tests: Ceph's object gateway from Debian's packages, its data in memory. It honours
# range reads, paged listings, multipart uploads and conditional writes.
#
#   scripts/s3-server.sh install        the packages, as root
#   scripts/s3-server.sh start DIR      starts one in DIR and prints the variables that tests look for
#   scripts/s3-server.sh stop DIR       ends what was started in DIR, and removes it
set -euo pipefail

PORT=${S3_PORT:-7480}

install() {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    ceph-mon ceph-osd ceph-mgr ceph-common radosgw curl >/dev/null
}

configure() {
  local dir=$1 fsid=$2
  mkdir -p "$dir"/{mon,osd,mgr,rgw,run,log}
  cat >"$dir/ceph.conf" <<CONF
[global]
fsid = $fsid
mon host = [v2:127.0.0.1:$((PORT + 1)),v1:127.0.0.1:$((PORT + 2))]
mon initial members = a
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
keyring = $dir/keyring
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv6 = false
# One copy of everything on one store is enough for tests.
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd crush chooseleaf type = 0
mon allow pool size one = true
osd objectstore = memstore
memstore device bytes = 8589934592
mon data = $dir/mon
osd data = $dir/osd
mgr data = $dir/mgr
rgw data = $dir/rgw
rgw frontends = beast endpoint=127.0.0.1:$PORT
run dir = $dir/run
log file = $dir/log/\$name.log
admin socket = $dir/run/\$name.asok
pid file = $dir/run/\$name.pid
CONF
}

# A monitor, a store, a manager and the gateway, each told of the ones before.
start_daemons() {
  local dir=$1 fsid=$2 conf=$1/ceph.conf keys=$1/keyring
  ceph-authtool --create-keyring "$keys" --gen-key -n mon. --cap mon 'allow *'
  for name in client.admin client.rgw; do
    ceph-authtool "$keys" --gen-key -n $name --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
  done
  monmaptool --create --addv a "[v2:127.0.0.1:$((PORT + 1)),v1:127.0.0.1:$((PORT + 2))]" --fsid "$fsid" "$dir/monmap"
  ceph-mon -c "$conf" --mkfs -i a --monmap "$dir/monmap" --keyring "$keys"
  ceph-mon -c "$conf" -i a
  local secret store
  secret=$(ceph-authtool --gen-print-key)
  store=$(cat /proc/sys/kernel/random/uuid)
  echo "{\"cephx_secret\": \"$secret\"}" | ceph -c "$conf" osd new "$store" -i -
  ceph-authtool "$keys" -n osd.0 --add-key "$secret" --cap mon 'allow profile osd' --cap osd 'allow *'
  ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$store"
  ceph -c "$conf" osd crush add osd.0 1.0 host=localhost root=default
  ceph-osd -c "$conf" -i 0
  ceph -c "$conf" auth get-or-create mgr.x mon 'allow *' osd 'allow *' mds 'allow *' >>"$keys"
  ceph-mgr -c "$conf" -i x
  radosgw -c "$conf" -n client.rgw
}

start() {
  local dir=$1 fsid
  fsid=$(cat /proc/sys/kernel/random/uuid)
  configure "$dir" "$fsid"
  start_daemons "$dir" "$fsid" >"$dir/log/start.log" 2>&1 || { cat "$dir/log/start.log" >&2; exit 1; }
  for _ in $(seq 60); do
    curl -sf "http://127.0.0.1:$PORT" >/dev/null && break
    sleep 1
  done
  radosgw-admin -c "$dir/ceph.conf" user create --uid=test --display-name=test \
    --access-key=test --secret-key=test-secret >/dev/null 2>>"$dir/log/start.log"
  echo "export AWS_ENDPOINT_URL_S3=http://127.0.0.1:$PORT AWS_REGION=us-east-1"
  echo 'export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test-secret'
}

stop() {
  local dir=$1
  [ -f "$dir/ceph.conf" ] || { echo "No server was started in $dir." >&2; exit 1; }
  for pidfile in "$dir"/run/*.pid; do
    kill "$(cat "$pidfile")" 2>/dev/null || true
  done
  sleep 1
  rm -rf "$dir"
}

case "${1:-}" in
install) install ;;
start) start "${2:?the directory to keep it in}" ;;
stop) stop "${2:?the directory it was started in}" ;;
*)
  sed -n '2,8p' "$0" >&2
  exit 2
  ;;
esac
