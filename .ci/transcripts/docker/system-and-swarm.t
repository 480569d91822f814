# system: docker CLI 28.2.2 (API 1.50), engine 28.5.2+dfsg4, Linux amd64; stdout and stderr merged, not a tty.
  $ S=$(date +%s)
  % docker system df
  $ docker volume create v1
  v1
  $ docker run -d --name one -v v1:/d busybox sh -c 'echo hello > /d/f; echo x > /y; sleep 1000'
  ea0a0a69e17f399e517160b703869281ad2610ad794df22d1c19f118146857f3
  $ docker run --name two busybox true
  $ docker network create n1
  2fec68f13fa3c7e12d88bf68f57c1d93c3927caab0c3e787eda7738bf33e0caa
  $ sleep 1
  % docker system df --format '{{.Type}} {{.TotalCount}} {{.Active}}'
  % docker system df --format json | cut -c1-30
  $ docker system df --format '{{.Nope}}'
  template parsing error: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type *formatter.diskUsageImagesContext
  [1]
  $ docker system df -v --format '{{range .Containers}}{{.Names}} {{.Status}} {{.LocalVolumes}} {{end}}'
  two Exited (0) 1 second ago 0 one Up 1 second 1 
  $ docker system df -v --format '{{range .Volumes}}{{.Name}} {{.Links}} {{end}}'
  v1 1 
  $ docker system df -v --format json | cut -c1-12
  {"Images":[{
  % docker system df --format table
  $ docker system df x
  docker: 'docker system df' accepts no arguments
  
  Usage:  docker system df [OPTIONS]
  
  Run 'docker system df --help' for more information
  [1]
  $ docker system info --format '{{.Containers}} {{.ContainersRunning}} {{.ContainersPaused}} {{.ContainersStopped}} {{.Driver}} {{.Swarm.LocalNodeState}}'
  2 1 0 1 overlay2 inactive
  $ docker info --format '{{json .Plugins.Volume}}'
  ["local"]
  $ docker info --format '{{.ServerVersion}} {{.OSType}} {{.Architecture}} {{.Name}}'
  28.5.2+dfsg4 linux x86_64 docker-lab
  $ docker info -f '{{.Nope}}'
  
  template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type system.dockerInfo
  [1]
  $ docker info -f '{{'
  template parsing error: template: :1: unclosed action
  [64]
  $ docker info x
  docker: 'docker info' accepts no arguments
  
  Usage:  docker info [OPTIONS]
  
  Run 'docker info --help' for more information
  [1]
  $ docker version --format '{{.Client.Version}} {{.Server.Version}} {{.Server.MinAPIVersion}}'
  28.2.2 28.5.2+dfsg4 1.24
  $ docker version -f json | cut -c1-10
  {"Client":
  $ docker version -f '{{.Nope}}'
  
  template: version:1:2: executing "version" at <.Nope>: can't evaluate field Nope in type system.versionInfo
  [1]
  $ docker version -f '{{range .Server.Components}}{{.Name}} {{end}}'
  Engine containerd runc docker-init 
  $ docker version x
  docker: 'docker version' accepts no arguments
  
  Usage:  docker version [OPTIONS]
  
  Run 'docker version --help' for more information
  [1]
  % docker system events --since $S --until 0s --filter type=network --format '{{.Type}} {{.Action}} {{.Actor.Attributes.name}}'
  % docker system events --since $S --until 0s --filter type=volume --format '{{.Type}} {{.Action}} {{.Actor.ID}}'
  $ docker events --since $S --until 0s --filter container=two --format '{{.Action}} {{.Actor.Attributes.image}}'
  create busybox
  attach busybox
  start busybox
  die busybox
  $ docker events --since $S --until 0s --filter event=die --filter container=two --format '{{.Status}} {{.From}} {{index .Actor.Attributes "exitCode"}}'
  die busybox 0
  $ docker events --since $S --until 0s --filter image=busybox --filter event=start --format '{{.Type}}'
  container
  container
  % docker events --since $S --until 0s --filter container=two --format json | cut -c1-30
  $ docker events --since $S --until 0s --filter container=two --format '{{json .Actor.Attributes}}'
  {"image":"busybox","name":"two"}
  {"image":"busybox","name":"two"}
  {"image":"busybox","name":"two"}
  {"execDuration":"0","exitCode":"0","image":"busybox","name":"two"}
  % docker events --since $S --until 0s --filter foo=bar
  $ docker events --since x
  failed to parse value as time or duration: "x"
  [1]
  $ docker events --until x
  failed to parse value as time or duration: "x"
  [1]
  $ docker events --since $S --until 0s --filter label=a --format x
  $ docker events --since $S --until 0s --filter scope=local --filter event=create --filter type=network --format '{{.Scope}}'
  local
  $ docker events --since $S --until 0s --filter daemon=x --format x
  $ docker events --since $S --until 0s --filter type=foo --format x
  $ docker events --since $S --until 0s --filter network=n1 --format '{{.Action}}'
  create
  $ docker events --since $S --until 0s --filter volume=v1 --format '{{.Action}}'
  create
  mount
  $ docker events --since $S --until 0s --filter type=container --filter event=exec_create --format x
  $ docker events --since $S --until 0s --format '{{.Nope}}' 
  Error parsing format: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type *events.Message
  [64]
  $ docker events --since $S --until 0s --format '{{'
  Error parsing format: template: :1: unclosed action
  [64]
  $ docker events x
  docker: 'docker events' accepts no arguments
  
  Usage:  docker events [OPTIONS]
  
  Run 'docker events --help' for more information
  [1]
  $ docker system prune
  WARNING! This will remove:
    - all stopped containers
    - all networks not used by at least one container
    - all dangling images
    - unused build cache
  
  Are you sure you want to continue? [y/N] 
  $ docker system prune --filter foo=bar -f
  Error response from daemon: invalid filter 'foo'
  [1]
  $ docker system prune --filter until=x -f
  Error response from daemon: failed to parse value as time or duration: "x"
  [1]
  $ docker system prune -f --filter label=zzz
  Total reclaimed space: 0B
  $ docker system prune --volumes --filter until=1h -f
  ERROR: The "until" filter is not supported with "--volumes"
  [1]
  % docker container prune -f --filter until=10s
  $ docker rm -f one
  one
  % docker system prune -f
  $ docker system prune -f --volumes
  Total reclaimed space: 0B
  $ docker system prune -f
  Total reclaimed space: 0B
  $ docker system prune x
  docker: 'docker system prune' accepts no arguments
  
  Usage:  docker system prune [OPTIONS]
  
  Run 'docker system prune --help' for more information
  [1]
  % docker system
  $ docker system foo
  docker: unknown command: docker system foo
  
  Usage:  docker system
  
  Run 'docker system --help' for more information
  [1]
  $ docker system --foo
  unknown flag: --foo
  
  Usage:  docker system
  
  Run 'docker system --help' for more information
  [125]
  $ docker inspect two
  []
  Error: No such object: two
  [1]
  $ docker inspect --type foo x
  unknown type: "foo": must be one of "config", "container", "image", "network", "node", "plugin", "secret", "service", "task", "volume"
  [1]
  $ docker inspect --type container busybox
  []
  Error response from daemon: No such container: busybox
  [1]
  $ docker inspect --type image -f '{{.Os}}' busybox
  linux
  $ docker inspect -s busybox -f '{{.Os}}'
  WARNING: --size ignored for image
  linux
  $ docker inspect --type volume v1 -f '{{.Name}}'
  v1
  $ docker inspect --type network bridge -f '{{.Name}}'
  bridge
  $ docker inspect bridge -f '{{.Driver}}'
  bridge
  $ docker inspect
  docker: 'docker inspect' requires at least 1 argument
  
  Usage:  docker inspect [OPTIONS] NAME|ID [NAME|ID...]
  
  See 'docker inspect --help' for more information
  [1]
  $ docker inspect --type task x
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker inspect --type plugin xx
  []
  Error response from daemon: plugin "xx" not found
  [1]
  $ docker inspect --type node x
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker inspect --type secret x
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker inspect --type config x
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker inspect --type service x
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker search
  docker: 'docker search' requires 1 argument
  
  Usage:  docker search [OPTIONS] TERM
  
  Run 'docker search --help' for more information
  [1]
  $ docker search a b
  docker: 'docker search' requires 1 argument
  
  Usage:  docker search [OPTIONS] TERM
  
  Run 'docker search --help' for more information
  [1]
  $ docker search --limit 101 x
  Error response from daemon: limit 101 is outside the range of [1, 100]
  [1]
  % docker search --limit -1 x
  $ docker search --limit x x
  invalid argument "x" for "--limit" flag: strconv.ParseInt: parsing "x": invalid syntax
  
  Usage:  docker search [OPTIONS] TERM
  
  Run 'docker search --help' for more information
  [125]
  $ docker search --filter foo=bar x
  Error response from daemon: invalid filter 'foo'
  [1]
  $ docker search --filter stars=x x
  Error response from daemon: invalid filter 'stars=x': strconv.Atoi: parsing "x": invalid syntax
  [1]
  $ docker search --filter is-official=x x
  Error response from daemon: invalid filter 'is-official=[x]'
  [1]
  $ docker search --filter is-automated=x x
  WARNING: the "is-automated" filter is deprecated, and searching for "is-automated=true" will not yield any results in future.
  Error response from daemon: invalid filter 'is-automated=[x]'
  [1]
  $ docker login --foo
  unknown flag: --foo
  
  Usage:  docker login [OPTIONS] [SERVER]
  
  Run 'docker login --help' for more information
  [125]
  $ docker login a b
  docker: 'docker login' requires at most 1 argument
  
  Usage:  docker login [OPTIONS] [SERVER]
  
  SRun 'docker login --help' for more information
  [1]
  $ docker login -p x
  WARNING! Using --password via the CLI is insecure. Use --password-stdin.
  Error: Cannot perform an interactive login from a non TTY device
  [1]
  $ docker login -u x
  Error: Cannot perform an interactive login from a non TTY device
  [1]
  $ docker login --password-stdin
  the --password-stdin option requires --username to be set
  [1]
  $ docker login -u x --password-stdin -p y
  conflicting options: cannot specify both --password and --password-stdin
  [1]
  $ docker login -u x -p
  flag needs an argument: 'p' in -p
  
  Usage:  docker login [OPTIONS] [SERVER]
  
  Run 'docker login --help' for more information
  [125]
  $ docker logout nowhere
  Removing login credentials for nowhere
  $ docker logout
  Removing login credentials for https://index.docker.io/v1/
  $ docker logout a b
  docker: 'docker logout' requires at most 1 argument
  
  Usage:  docker logout [SERVER]
  
  SRun 'docker logout --help' for more information
  [1]
  $ docker plugin ls
  ID        NAME      DESCRIPTION   ENABLED
  $ docker plugin ls -q
  $ docker plugin ls --format '{{.Name}}'
  $ docker plugin ls --filter foo=x
  Error response from daemon: invalid filter 'foo'
  [1]
  $ docker plugin ls --filter enabled=x
  Error response from daemon: invalid filter 'enabled=[x]'
  [1]
  $ docker plugin ls --filter enabled=true --filter capability=volumedriver
  ID        NAME      DESCRIPTION   ENABLED
  $ docker plugin inspect nope
  []
  Error response from daemon: plugin "nope" not found
  [1]
  $ docker plugin enable nope
  Error response from daemon: plugin "nope" not found
  [1]
  $ docker plugin disable nope
  Error response from daemon: plugin "nope" not found
  [1]
  $ docker plugin rm nope
  Error response from daemon: plugin "nope" not found
  [1]
  $ docker plugin rm -f nope
  Error response from daemon: plugin "nope" not found
  [1]
  $ docker plugin set nope a=b
  Error response from daemon: plugin "nope" not found
  [1]
  $ docker plugin push nope
  Error response from daemon: plugin "nope:latest" not found
  [1]
  $ docker plugin upgrade nope
  error reading plugin data: Error response from daemon: plugin "nope" not found
  [1]
  $ docker plugin create x
  docker: 'docker plugin create' requires at least 2 arguments
  
  Usage:  docker plugin create [OPTIONS] PLUGIN PLUGIN-DATA-DIR
  
  See 'docker plugin create --help' for more information
  [1]
  % docker plugin create x nodir
  $ docker plugin install
  docker: 'docker plugin install' requires at least 1 argument
  
  Usage:  docker plugin install [OPTIONS] PLUGIN [KEY=VALUE...]
  
  See 'docker plugin install --help' for more information
  [1]
  % docker plugin
  % docker swarm
  $ docker swarm ca
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker swarm join
  docker: 'docker swarm join' requires 1 argument
  
  Usage:  docker swarm join [OPTIONS] HOST:PORT
  
  Run 'docker swarm join --help' for more information
  [1]
  % docker swarm join x
  $ docker swarm join-token
  docker: 'docker swarm join-token' requires 1 argument
  
  Usage:  docker swarm join-token [OPTIONS] (worker|manager)
  
  Run 'docker swarm join-token --help' for more information
  [1]
  $ docker swarm join-token worker
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker swarm join-token foo
  unknown role foo
  [1]
  $ docker swarm leave
  Error response from daemon: This node is not part of a swarm
  [1]
  $ docker swarm leave -f
  Error response from daemon: This node is not part of a swarm
  [1]
  $ docker swarm unlock
  Error: This node is not part of a swarm
  [1]
  $ docker swarm unlock-key
  could not fetch unlock key: Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  % docker swarm update
  $ docker swarm update --autolock
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node ls
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node inspect self
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node inspect self --format '{{.ID}}'
  
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node inspect x y
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node ps
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node ps x
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node rm x y
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node promote x
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node demote x y
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node update x
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker node update --availability drain x
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service ls
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service ls -q
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service create busybox
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service create --name a --replicas 2 -p 80:80 nginx
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service create --mode foo busybox
  Unknown mode: foo, only replicated and global supported
  [1]
  $ docker service create --replicas x busybox
  invalid argument "x" for "--replicas" flag: strconv.ParseUint: parsing "x": invalid syntax
  
  Usage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]
  
  Run 'docker service create --help' for more information
  [125]
  $ docker service create --replicas 2 --mode global busybox
  replicas can only be used with replicated or replicated-job mode
  [1]
  $ docker service inspect a
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service inspect a --pretty
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service logs a
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service ps a b
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service rm a b
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service rollback a
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service scale a=2
  a: Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  % docker service scale a
  $ docker service scale a=x
  a: invalid replicas value x: strconv.ParseUint: parsing "x": invalid syntax
  [1]
  $ docker service scale a=2 b=3
  a: Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  b: Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service update a
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker service update --image x a
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker stack ls
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker stack ps a
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker stack rm a
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker stack rm a b
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker stack services a
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker stack deploy a
  Specify a Compose file (with --compose-file)
  [1]
  $ docker stack deploy -c nope.yml a
  open nope.yml: no such file or directory
  [1]
  $ docker stack config -c nope.yml
  open nope.yml: no such file or directory
  [1]
  $ docker config ls
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker config create a -
  Error reading content from "-": error reading from STDIN: data is empty
  [1]
  $ docker config create a nope
  Error reading content from "nope": error reading from nope: open nope: no such file or directory
  [1]
  $ docker config create a
  docker: 'docker config create' requires 2 arguments
  
  Usage:  docker config create [OPTIONS] CONFIG file|-
  
  Run 'docker config create --help' for more information
  [1]
  $ docker config inspect a
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker config inspect a b
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker config rm a b
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker secret ls
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker secret create a -
  error reading from STDIN: data is empty
  [1]
  $ docker secret create a nope
  error reading from nope: open nope: no such file or directory
  [1]
  $ docker secret create a
  secret file is required
  [1]
  $ docker secret inspect a
  []
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker secret rm a b
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker checkpoint
  docker checkpoint is only supported on a Docker daemon with experimental features enabled
  [1]
  $ docker checkpoint ls x
  docker checkpoint ls is only supported on a Docker daemon with experimental features enabled
  [1]
  $ docker checkpoint create a b
  docker checkpoint create is only supported on a Docker daemon with experimental features enabled
  [1]
  $ docker checkpoint rm a b
  docker checkpoint rm is only supported on a Docker daemon with experimental features enabled
  [1]
  $ docker checkpoint rm
  docker checkpoint rm is only supported on a Docker daemon with experimental features enabled
  [1]
  % docker trust
  % docker trust key
  $ docker trust inspect
  docker: 'docker trust inspect' requires at least 1 argument
  
  Usage:  docker trust inspect IMAGE[:TAG] [IMAGE[:TAG]...]
  
  See 'docker trust inspect --help' for more information
  [1]
  $ docker trust revoke
  docker: 'docker trust revoke' requires 1 argument
  
  Usage:  docker trust revoke [OPTIONS] IMAGE[:TAG]
  
  Run 'docker trust revoke --help' for more information
  [1]
  $ docker trust sign
  docker: 'docker trust sign' requires 1 argument
  
  Usage:  docker trust sign IMAGE:TAG
  
  Run 'docker trust sign --help' for more information
  [1]
  % docker manifest
  $ docker manifest inspect
  docker: 'docker manifest inspect' requires at least 1 and at most 2 arguments
  
  Usage:  docker manifest inspect [OPTIONS] [MANIFEST_LIST] MANIFEST
  
  Run 'docker manifest inspect --help' for more information
  [1]
  $ docker manifest create a
  docker: 'docker manifest create' requires at least 2 arguments
  
  Usage:  docker manifest create MANIFEST_LIST MANIFEST [MANIFEST...]
  
  See 'docker manifest create --help' for more information
  [1]
  $ docker manifest annotate x
  docker: 'docker manifest annotate' requires 2 arguments
  
  Usage:  docker manifest annotate [OPTIONS] MANIFEST_LIST MANIFEST
  
  Run 'docker manifest annotate --help' for more information
  [1]
  $ docker manifest push
  docker: 'docker manifest push' requires 1 argument
  
  Usage:  docker manifest push [OPTIONS] MANIFEST_LIST
  
  Run 'docker manifest push --help' for more information
  [1]
  $ docker manifest rm nope
  No such manifest: docker.io/library/nope:latest
  [1]
  $ docker manifest annotate nope x
  manifest for image x does not exist in nope
  [1]
  $ docker manifest push nope
  No such manifest: docker.io/library/nope:latest
  [1]
