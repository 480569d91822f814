#!/bin/sh
# Sets the number of worker processes to that of the CPUs, if asked to.

set -e

[ -n "${NGINX_ENTRYPOINT_WORKER_PROCESSES_AUTOTUNE:-}" ] || exit 0
sed -i "s/^worker_processes.*/worker_processes  $(nproc);/" /etc/nginx/nginx.conf
