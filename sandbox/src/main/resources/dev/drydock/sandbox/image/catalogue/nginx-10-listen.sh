#!/bin/sh
# Lets the default server listen on IPv6, too, if nobody changed its configuration.

set -e

entrypoint_log() {
    if [ -z "${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ]; then
        echo "$@"
    fi
}

ME=$(basename "$0")
DEFAULT_CONF_FILE="etc/nginx/conf.d/default.conf"

if [ ! -f "/$DEFAULT_CONF_FILE" ]; then
    entrypoint_log "$ME: info: /$DEFAULT_CONF_FILE is not a file or does not exist"
    exit 0
fi

if ! [ -w "/$DEFAULT_CONF_FILE" ]; then
    entrypoint_log "$ME: info: can not modify /$DEFAULT_CONF_FILE (read-only file system?)"
    exit 0
fi

if grep -q "listen  *\[::]:80;" "/$DEFAULT_CONF_FILE"; then
    entrypoint_log "$ME: info: IPv6 listen already enabled"
    exit 0
fi

entrypoint_log "$ME: info: Getting the checksum of /$DEFAULT_CONF_FILE"

if ! grep -q "root   /usr/share/nginx/html;" "/$DEFAULT_CONF_FILE" || ! grep -q "listen       80;" "/$DEFAULT_CONF_FILE"; then
    entrypoint_log "$ME: info: /$DEFAULT_CONF_FILE differs from the packaged version"
    exit 0
fi

sed -i 's/listen       80;/listen       80;\n    listen  [::]:80;/' "/$DEFAULT_CONF_FILE"

entrypoint_log "$ME: info: Enabled listen on IPv6 in /$DEFAULT_CONF_FILE"

exit 0
