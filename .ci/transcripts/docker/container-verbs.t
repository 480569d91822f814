# containers: docker CLI 28.2.2 (API 1.50), engine 28.5.2+dfsg4, Linux amd64; stdout and stderr merged, not a tty.
  $ docker container create --name web -l tier=front -e A=1 -p 8081:80 busybox sleep 1000
  7591a52550340297db7b566b30afd1a7db1b7dd72719422d0dbb845e20feacaf
  $ docker container start web
  web
  $ docker container exec web sh -c 'echo $A'
  1
  $ docker container exec -e B=2 -w /tmp web sh -c 'echo $B; pwd'
  2
  /tmp
  % docker container exec -u nobody web id
  $ docker container exec web nope
  OCI runtime exec failed: exec failed: unable to start container process: exec: "nope": executable file not found in $PATH
  [127]
  $ docker container exec -d web sleep 5
  $ docker container exec
  docker: 'docker container exec' requires at least 2 arguments
  
  Usage:  docker container exec [OPTIONS] CONTAINER COMMAND [ARG...]
  
  See 'docker container exec --help' for more information
  [1]
  $ docker container exec web
  docker: 'docker container exec' requires at least 2 arguments
  
  Usage:  docker container exec [OPTIONS] CONTAINER COMMAND [ARG...]
  
  See 'docker container exec --help' for more information
  [1]
  $ docker container exec nope ls
  Error response from daemon: No such container: nope
  [1]
  $ docker container exec --env A
  docker: 'docker container exec' requires at least 2 arguments
  
  Usage:  docker container exec [OPTIONS] CONTAINER COMMAND [ARG...]
  
  See 'docker container exec --help' for more information
  [1]
  $ docker container run -d --name db --label tier=back alpine sh -c 'while true; do echo tick; sleep 1; done'
  5fa7e0d39301fa3465701ec408a7ec394a9af5040b7c60c059e51db1aafda633
  $ docker container ls --format '{{.Names}} {{.Image}} {{.Ports}}'
  db alpine 
  web busybox 0.0.0.0:8081->80/tcp, [::]:8081->80/tcp
  $ docker ps --filter label=tier=front --format '{{.Names}}'
  web
  $ docker ps --filter label=tier --format '{{.Names}}'
  db
  web
  $ docker ps --filter name=e --format '{{.Names}}'
  web
  $ docker ps --filter name=^db$ --format '{{.Names}}'
  db
  $ docker ps --filter ancestor=alpine --format '{{.Names}}'
  db
  $ docker ps --filter ancestor=nope --format '{{.Names}}'
  $ docker ps --filter status=running --filter status=exited --format '{{.Names}}'
  db
  web
  $ docker ps --filter status=bogus
  Error response from daemon: invalid filter 'status=bogus': invalid value for state (bogus): must be one of created, running, paused, restarting, removing, exited, dead
  [1]
  $ docker ps --filter exited=0 -a --format '{{.Names}}'
  $ docker ps --filter exited=x
  Error response from daemon: invalid filter 'exited=x': strconv.Atoi: parsing "x": invalid syntax
  [1]
  $ docker ps --filter id=zzzz
  CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES
  $ docker ps --filter network=bridge --format '{{.Names}}'
  db
  web
  $ docker ps --filter network=nope
  CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES
  $ docker ps --filter volume=v
  CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES
  $ docker ps --filter publish=8081 --format '{{.Names}}'
  web
  $ docker ps --filter publish=80/tcp --format '{{.Names}}'
  $ docker ps --filter expose=80 --format '{{.Names}}'
  web
  $ docker ps --filter publish=foo
  Error response from daemon: error while looking up for publish foo: strconv.ParseUint: parsing "foo": invalid syntax
  [1]
  $ docker ps --filter expose=99999999
  Error response from daemon: error while looking up for expose 99999999: strconv.ParseUint: parsing "99999999": value out of range
  [1]
  $ docker ps --filter health=healthy
  CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES
  $ docker ps --filter health=foo
  Error response from daemon: invalid filter 'health=foo': invalid value for health (foo): must be one of none, starting, healthy, unhealthy
  [1]
  $ docker ps --filter isolation=foo
  CONTAINER ID   IMAGE     COMMAND                  CREATED         STATUS                  PORTS                                     NAMES
  5fa7e0d39301   alpine    "sh -c 'while true; …"   1 second ago    Up Less than a second                                             db
  7591a5255034   busybox   "sleep 1000"             3 seconds ago   Up 2 seconds            0.0.0.0:8081->80/tcp, [::]:8081->80/tcp   web
  $ docker ps --filter is-task=true
  CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES
  $ docker ps --filter is-task=maybe
  Error response from daemon: invalid filter 'is-task=[maybe]'
  [1]
  $ docker ps --filter before=db --format '{{.Names}}'
  web
  $ docker ps --filter since=web --format '{{.Names}}'
  db
  $ docker ps --filter before=nope
  Error response from daemon: No such container: nope
  [1]
  $ docker ps --filter since=nope
  Error response from daemon: No such container: nope
  [1]
  $ docker ps --filter foo
  invalid argument "foo" for "-f, --filter" flag: bad format of filter (expected name=value)
  
  Usage:  docker ps [OPTIONS]
  
  Run 'docker ps --help' for more information
  [125]
  $ docker ps --filter =foo
  Error response from daemon: invalid filter
  [1]
  $ docker ps --filter 'name = web' --format '{{.Names}}'
  web
  $ docker ps --filter NAME=web --format '{{.Names}}'
  web
  $ docker ps -f ''
  CONTAINER ID   IMAGE     COMMAND                  CREATED         STATUS         PORTS                                     NAMES
  5fa7e0d39301   alpine    "sh -c 'while true; …"   1 second ago    Up 1 second                                              db
  7591a5255034   busybox   "sleep 1000"             3 seconds ago   Up 3 seconds   0.0.0.0:8081->80/tcp, [::]:8081->80/tcp   web
  $ docker ps -n 1 --format '{{.Names}}'
  db
  $ docker ps -n x
  invalid argument "x" for "-n, --last" flag: strconv.ParseInt: parsing "x": invalid syntax
  
  Usage:  docker ps [OPTIONS]
  
  Run 'docker ps --help' for more information
  [125]
  $ docker ps -n
  flag needs an argument: 'n' in -n
  
  Usage:  docker ps [OPTIONS]
  
  Run 'docker ps --help' for more information
  [125]
  $ docker ps -l -q | wc -c
  13
  $ docker ps --last 0 --format '{{.Names}}'
  db
  web
  $ docker ps -aq --no-trunc | wc -c
  130
  $ docker ps -s --format '{{.Names}} {{.Size}}' -f name=web
  web 0B (virtual 2.07MB)
  $ docker ps --format json | head -c 20
  {"Command":"\"sh -c 
  $ docker ps --format raw -f name=web
  container_id: 7591a5255034
  image: busybox
  command: "sleep 1000"
  created_at: 2026-11-23 20:49:37 +0000 UTC
  state: running
  status: Up 3 seconds
  names: web
  labels: tier=front
  ports: 0.0.0.0:8081->80/tcp, [::]:8081->80/tcp
  $ docker ps --format '{{json .Labels}}'
  "tier=back"
  "tier=front"
  $ docker ps --format '{{.Label "tier"}}'
  back
  front
  $ docker ps --format 'table {{.Names}}\t{{.Label "tier"}}\t{{.Networks}}\t{{.Mounts}}\t{{.LocalVolumes}}'
  NAMES     tier      NETWORKS   MOUNTS    LOCAL VOLUMES
  db        back      bridge               0
  web       front     bridge               0
  $ docker ps --format 'table {{upper .Names}}\t{{.State}}\t{{.Command}}'
  NAMES     STATE     COMMAND
  DB        running   "sh -c 'while true; …"
  WEB       running   "sleep 1000"
  $ docker ps --format '{{.Nope}}'
  failed to execute template: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type *formatter.ContainerContext
  [1]
  $ docker ps --format '{{nope .Names}}'
  failed to parse template: template: :1: function "nope" not defined
  [1]
  $ docker ps --format '{{.Names'
  failed to parse template: template: :1: unclosed action
  [1]
  $ docker ps --format '{{if .Names}}x'
  failed to parse template: template: :1: unexpected EOF
  [1]
  $ docker ps --format '{{range}}'
  failed to parse template: template: :1: missing value for range
  [1]
  $ docker ps --format ''
  CONTAINER ID   IMAGE     COMMAND                  CREATED         STATUS         PORTS                                     NAMES
  5fa7e0d39301   alpine    "sh -c 'while true; …"   2 seconds ago   Up 2 seconds                                             db
  7591a5255034   busybox   "sleep 1000"             4 seconds ago   Up 3 seconds   0.0.0.0:8081->80/tcp, [::]:8081->80/tcp   web
  $ docker ps --format 'table'
  CONTAINER ID   IMAGE     COMMAND                  CREATED         STATUS         PORTS                                     NAMES
  5fa7e0d39301   alpine    "sh -c 'while true; …"   2 seconds ago   Up 2 seconds                                             db
  7591a5255034   busybox   "sleep 1000"             4 seconds ago   Up 4 seconds   0.0.0.0:8081->80/tcp, [::]:8081->80/tcp   web
  $ docker ps --format 'x'
  x
  x
  $ docker ps -a extra
  docker: 'docker ps' accepts no arguments
  
  Usage:  docker ps [OPTIONS]
  
  Run 'docker ps --help' for more information
  [1]
  $ docker container logs db --tail 2 | head -1
  tick
  % docker container logs --tail x db
  $ docker container logs --since foo db
  invalid value for "since": failed to parse value as time or duration: "foo"
  [1]
  $ docker container logs --until foo db
  invalid value for "until": failed to parse value as time or duration: "foo"
  [1]
  $ docker container logs -n 1 db | wc -l
  1
  $ docker container logs --details -n 1 db
   tick
  $ docker container port web
  80/tcp -> 0.0.0.0:8081
  80/tcp -> [::]:8081
  $ docker container port web 80
  0.0.0.0:8081
  [::]:8081
  $ docker container port web 80/udp
  Error: No public port '80/udp' published for web
  [1]
  $ docker container port web 81
  Error: No public port '81' published for web
  [1]
  $ docker container port web x
  Error: invalid port (x): strconv.ParseUint: parsing "x": invalid syntax
  [1]
  $ docker container port db
  % docker container top web
  % docker container top web -o pid,comm
  $ docker container top web -zz
  Error response from daemon: ps: error: unsupported SysV option
  [1]
  % docker container stats --no-stream --format '{{.Name}} {{.PIDs}}' web
  $ docker container stats --no-stream nope
  Error response from daemon: No such container: nope
  [1]
  $ docker container stats --format '{{.Nope}}' --no-stream
  template parsing error: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type *container.statsContext
  [1]
  $ docker container pause web
  web
  $ docker container pause web
  Error response from daemon: Container 7591a52550340297db7b566b30afd1a7db1b7dd72719422d0dbb845e20feacaf is already paused
  [1]
  $ docker container exec web ls
  Error response from daemon: Container web is paused, unpause the container before exec
  [1]
  $ docker container ls -f status=paused --format '{{.Names}} {{.State}}'
  web paused
  $ docker container unpause web
  web
  $ docker container unpause web
  Error response from daemon: Container 7591a52550340297db7b566b30afd1a7db1b7dd72719422d0dbb845e20feacaf is not paused
  [1]
  $ docker container rename web web2
  $ docker container rename web2 db
  Error response from daemon: Error when allocating new name: Conflict. The container name "/db" is already in use by container "5fa7e0d39301fa3465701ec408a7ec394a9af5040b7c60c059e51db1aafda633". You have to remove (or rename) that container to be able to reuse that name.
  Error: failed to rename container named web2
  [1]
  $ docker container rename web2 'bad name'
  Error response from daemon: Error when allocating new name: Invalid container name (/bad name), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed
  Error: failed to rename container named web2
  [1]
  $ docker container rename nope x
  Error response from daemon: No such container: nope
  Error: failed to rename container named nope
  [1]
  $ docker container update --memory 64m web2
  Error response from daemon: Cannot update container 7591a52550340297db7b566b30afd1a7db1b7dd72719422d0dbb845e20feacaf: Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time
  [1]
  $ docker container update --memory 64m --memory-swap -1 web2
  web2
  $ docker container update --restart always web2
  web2
  $ docker container update --restart foo web2
  Error response from daemon: invalid restart policy: unknown policy 'foo'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'
  [1]
  $ docker container update --cpus 0.5 --pids-limit 10 web2
  web2
  $ docker container update web2
  you must provide one or more flags when using this command
  [1]
  $ docker container update --memory 1 web2
  Error response from daemon: Minimum memory limit allowed is 6MB
  [1]
  $ docker container inspect -f '{{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}} {{.HostConfig.RestartPolicy.Name}}' web2
  500000000 10 always
  $ docker container update --restart no web2
  web2
  $ docker container restart -t 0 web2
  web2
  $ docker container kill -s USR1 web2
  web2
  $ docker container kill -s FOO web2
  Error response from daemon: cannot kill container: web2: invalid signal: FOO
  [1]
  $ docker container kill -s 99 web2
  Error response from daemon: cannot kill container: web2: the linux daemon does not support signal 99
  [1]
  $ docker container kill db
  db
  $ docker container kill db
  Error response from daemon: cannot kill container: db: container 5fa7e0d39301fa3465701ec408a7ec394a9af5040b7c60c059e51db1aafda633 is not running
  [1]
  $ docker container wait db
  137
  $ docker container stop -t 0 web2
  web2
  $ docker container stop -t x web2
  invalid argument "x" for "-t, --timeout" flag: strconv.ParseInt: parsing "x": invalid syntax
  
  Usage:  docker container stop [OPTIONS] CONTAINER [CONTAINER...]
  
  Run 'docker container stop --help' for more information
  [125]
  $ docker container wait web2
  137
  $ docker container diff web2
  $ docker container inspect web2 --format '{{.State.Status}} {{.State.ExitCode}}'
  exited 137
  $ docker container inspect --size --format '{{.SizeRw}}' web2
  0
  $ docker container attach web2
  You cannot attach to a stopped container, start it first
  [1]
  $ docker container start web2 nope
  web2
  Error response from daemon: No such container: nope
  Error: failed to start containers: nope
  [1]
  $ docker container rm web2
  Error response from daemon: cannot remove container "web2": container is running: stop the container before removing or force remove
  [1]
  $ docker container rm -f web2 db nope
  web2
  db
  Error response from daemon: No such container: nope
  $ docker container prune -f
  Total reclaimed space: 0B
  $ docker container prune --filter until=1h -f
  Total reclaimed space: 0B
  $ docker container prune --filter label!=x -f
  Total reclaimed space: 0B
  $ docker container prune --filter foo=x -f
  Error response from daemon: invalid filter 'foo'
  [1]
  $ docker container prune --filter until=x -f
  Error response from daemon: failed to parse value as time or duration: "x"
  [1]
  $ docker container prune x
  docker: 'docker container prune' accepts no arguments
  
  Usage:  docker container prune [OPTIONS]
  
  Run 'docker container prune --help' for more information
  [1]
