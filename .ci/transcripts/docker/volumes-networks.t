# volumes: docker CLI 28.2.2 (API 1.50), engine 28.5.2+dfsg4, Linux amd64; stdout and stderr merged, not a tty.
  $ docker volume create
  b13d64ef6f37ccfe9bf4cc06dcf9371f7de5a68a55e27e02a7e96cac88265cc9
  $ docker volume create data
  data
  $ docker volume create data
  data
  $ docker volume create -d local --label a=b -o type=tmpfs -o device=tmpfs tm
  tm
  $ docker volume create -d nope x1
  Error response from daemon: create x1: error looking up volume plugin nope: plugin "nope" not found
  [1]
  $ docker volume create 'bad name'
  Error response from daemon: create bad name: "bad name" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path
  [1]
  $ docker volume create a b
  docker: 'docker volume create' requires at most 1 argument
  
  Usage:  docker volume create [OPTIONS] [VOLUME]
  
  SRun 'docker volume create --help' for more information
  [1]
  $ docker volume create --label
  flag needs an argument: --label
  
  Usage:  docker volume create [OPTIONS] [VOLUME]
  
  Run 'docker volume create --help' for more information
  [125]
  $ docker volume create --driver
  flag needs an argument: --driver
  
  Usage:  docker volume create [OPTIONS] [VOLUME]
  
  Run 'docker volume create --help' for more information
  [125]
  $ docker volume create x
  Error response from daemon: create x: volume name is too short, names should be at least two alphanumeric characters
  [1]
  $ docker volume create --opt foo=bar fo
  Error response from daemon: create fo: invalid option: "foo"
  [1]
  $ docker volume create --opt foo fo
  Error response from daemon: create fo: invalid option: "foo"
  [1]
  $ docker volume create --scope single cl
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker volume ls
  DRIVER    VOLUME NAME
  local     b13d64ef6f37ccfe9bf4cc06dcf9371f7de5a68a55e27e02a7e96cac88265cc9
  local     data
  local     tm
  $ docker volume ls -q
  b13d64ef6f37ccfe9bf4cc06dcf9371f7de5a68a55e27e02a7e96cac88265cc9
  data
  tm
  $ docker volume ls --format json -f name=data
  {"Availability":"N/A","Driver":"local","Group":"N/A","Labels":"","Links":"N/A","Mountpoint":"/var/lib/docker/volumes/data/_data","Name":"data","Scope":"local","Size":"N/A","Status":"N/A"}
  $ docker volume ls --format '{{.Name}} {{.Driver}} {{.Scope}} {{.Mountpoint}} {{.Labels}} {{.Links}} {{.Size}}' -f name=data
  data local local /var/lib/docker/volumes/data/_data  N/A N/A
  $ docker volume ls --format '{{.Nope}}'
  template parsing error: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type *formatter.volumeContext
  [1]
  $ docker volume ls --format 'table {{.Name}}\t{{.Label "a"}}'
  VOLUME NAME                                                        a
  b13d64ef6f37ccfe9bf4cc06dcf9371f7de5a68a55e27e02a7e96cac88265cc9   
  data                                                               
  tm                                                                 b
  $ docker volume ls -f dangling=true -q | wc -l
  3
  $ docker volume ls -f dangling=x
  Error response from daemon: invalid filter 'dangling=[x]'
  [1]
  $ docker volume ls -f name=da -q
  data
  $ docker volume ls -f label=a=b -q
  tm
  $ docker volume ls -f label=a -q
  tm
  $ docker volume ls -f driver=local -q | wc -l
  3
  $ docker volume ls -f driver=nope -q
  $ docker volume ls -f foo=x
  Error response from daemon: invalid filter 'foo'
  [1]
  $ docker volume ls -f foo
  invalid argument "foo" for "-f, --filter" flag: bad format of filter (expected name=value)
  
  Usage:  docker volume ls [OPTIONS]
  
  Run 'docker volume ls --help' for more information
  [125]
  $ docker volume ls x
  docker: 'docker volume ls' accepts no arguments
  
  Usage:  docker volume ls [OPTIONS]
  
  Run 'docker volume ls --help' for more information
  [1]
  $ docker volume inspect data --format '{{.Name}} {{.Mountpoint}} {{.Options}} {{.Labels}}'
  data /var/lib/docker/volumes/data/_data map[] map[]
  $ docker volume inspect tm --format '{{json .Options}} {{json .Labels}}'
  {"device":"tmpfs","type":"tmpfs"} {"a":"b"}
  $ docker volume inspect nope
  []
  Error response from daemon: get nope: no such volume
  [1]
  $ docker volume inspect data nope --format '{{.Name}}'
  data
  Error response from daemon: get nope: no such volume
  [1]
  $ docker volume inspect
  docker: 'docker volume inspect' requires at least 1 argument
  
  Usage:  docker volume inspect [OPTIONS] VOLUME [VOLUME...]
  
  See 'docker volume inspect --help' for more information
  [1]
  $ docker volume inspect -f '{{.Nope}}' data
  
  template parsing error: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type volume.Volume
  [1]
  $ docker volume inspect -f '{{' data
  template parsing error: template: :1: unclosed action
  [64]
  $ docker run --rm -v data:/d busybox sh -c 'echo x > /d/x'
  % docker run --rm -v data:/d:ro busybox sh -c 'cat /d/x; echo y > /d/y'
  $ docker run -d --name user1 -v data:/d busybox sleep 100
  b1cbb4ddaf4fd410df7d26edf174fa9901c6d63aec4776f2fbd870dc2443276e
  $ docker volume rm data
  Error response from daemon: remove data: volume is in use - [b1cbb4ddaf4fd410df7d26edf174fa9901c6d63aec4776f2fbd870dc2443276e]
  [1]
  $ docker volume rm data nope tm
  tm
  Error response from daemon: remove data: volume is in use - [b1cbb4ddaf4fd410df7d26edf174fa9901c6d63aec4776f2fbd870dc2443276e]
  Error response from daemon: get nope: no such volume
  [1]
  $ docker volume rm -f nope
  nope
  $ docker volume rm
  docker: 'docker volume rm' requires at least 1 argument
  
  Usage:  docker volume rm [OPTIONS] VOLUME [VOLUME...]
  
  See 'docker volume rm --help' for more information
  [1]
  $ docker volume prune -f
  Deleted Volumes:
  b13d64ef6f37ccfe9bf4cc06dcf9371f7de5a68a55e27e02a7e96cac88265cc9
  
  Total reclaimed space: 0B
  $ docker volume prune -af
  Total reclaimed space: 0B
  $ docker volume prune -f --filter label=x
  Total reclaimed space: 0B
  $ docker volume prune -f --filter all=1 
  Total reclaimed space: 0B
  $ docker volume prune -f --filter all=x
  Error response from daemon: invalid filter 'all': strconv.ParseBool: parsing "x": invalid syntax
  [1]
  $ docker volume prune -f --filter until=1h
  Error response from daemon: invalid filter 'until'
  [1]
  $ docker volume prune -af --filter all=1
  conflicting options: cannot specify both --all and --filter all=1
  [1]
  $ docker volume prune --filter foo=1 -f
  Error response from daemon: invalid filter 'foo'
  [1]
  $ docker volume update data
  can only update cluster volumes
  [1]
  $ docker volume update
  docker: 'docker volume update' requires 1 argument
  
  Usage:  docker volume update [OPTIONS] [VOLUME]
  
  Run 'docker volume update --help' for more information
  [1]
  $ docker volume update --availability pause data
  can only update cluster volumes
  [1]
  $ docker volume update --availability foo data
  can only update cluster volumes
  [1]
  $ docker network create net1
  eb2933ec50110b2e004178e7790610bfd0c8fe45b7d44039b1815e09928fc285
  $ docker network create net1
  Error response from daemon: network with name net1 already exists
  [1]
  $ docker network create --subnet 10.9.0.0/16 --gateway 10.9.0.1 --ip-range 10.9.1.0/24 net2
  8c3db3a739069f6b813d58c0f37f696d3c004d32e15e0c29d5d600c863965775
  $ docker network create --subnet 10.9.0.0/16 net3
  Error response from daemon: invalid pool request: Pool overlaps with other one on this address space
  [1]
  $ docker network create --subnet foo net3
  Error response from daemon: invalid network config:
  invalid subnet foo: invalid CIDR block notation
  [1]
  $ docker network create --subnet 10.9.0.0/33 net3
  Error response from daemon: invalid network config:
  invalid subnet 10.9.0.0/33: invalid CIDR block notation
  [1]
  $ docker network create --gateway 1.2.3.4 net3
  every ip-range or gateway must have a corresponding subnet
  [1]
  $ docker network create --ip-range 1.2.3.0/24 net3
  every ip-range or gateway must have a corresponding subnet
  [1]
  $ docker network create --subnet 10.8.0.0/16 --gateway 10.9.0.1 net3
  no matching subnet for gateway 10.9.0.1
  [1]
  $ docker network create --subnet 10.8.0.0/16 --ip-range 10.9.0.0/24 net3
  no matching subnet for range 10.9.0.0/24
  [1]
  $ docker network create --aux-address x=10.8.0.5 net3
  no matching subnet for aux-address 10.8.0.5
  [1]
  $ docker network create --subnet 10.8.0.0/16 --aux-address x=10.8.0.5 net3
  55d0d425c78b131168676555328dd03dab6d6e077862d8cbc16f3b12c68b10ba
  $ docker network create -d nope net4
  Error response from daemon: plugin "nope" not found
  [1]
  $ docker network create -d host net4
  Error response from daemon: only one instance of "host" network is allowed
  [1]
  $ docker network create -d null net4
  Error response from daemon: only one instance of "null" network is allowed
  [1]
  $ docker network create -d overlay net4
  Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
  [1]
  $ docker network create -d macvlan net5
  Error response from daemon: operation not supported
  [1]
  $ docker network create --internal --label k=v int
  417bb5904c4cf0b7b6492e50fbfba6a44dec4c722e5ef422c2d5f79b8e28479d
  $ docker network create --attachable att
  159b008073fc689f443b04526a82a8331b6720bce5d38738a333ac180fbce515
  $ docker network create --ingress ing
  Error response from daemon: Ingress network can only be global scope network
  [1]
  $ docker network create --scope swarm sw
  Error response from daemon: cannot create a swarm scoped network when swarm is not active
  [1]
  $ docker network create --config-only co
  46d4ea8ad6e4db42e245062e1d6faa88e631dcbc68c4b266bf3a3276be6bf929
  $ docker network create --config-from co cf
  ab68f193030cd937ba47561528efce5d38e3111e1e25ead1a0d91e2b734c64c9
  $ docker network create --config-from nope cf2
  Error response from daemon: configuration network "nope" does not exist
  [1]
  $ docker network create --ipv6 six
  77296ef4aee87144feae4fc67c97a14344bcd063591078df1639e9ceb27aa08c
  $ docker network create --ipv4=false --ipv6 six4
  cc970ee232129c7c69389eb0ebd0fd9b94a50b81b8b666a9a6f77e8121cae8b3
  $ docker network create --ipv4=false four
  Error response from daemon: IPv4 or IPv6 must be enabled
  [1]
  $ docker network create ''
  Error response from daemon: invalid name: name is empty
  [1]
  $ docker network create 'bad name!'
  245596907e43cfda608c452c69a588984b12e9782f3bb66ac9b0daf44a252cba
  $ docker network create bridge
  Error response from daemon: operation is not permitted on predefined bridge network
  [1]
  $ docker network create host
  Error response from daemon: operation is not permitted on predefined host network
  [1]
  $ docker network create a b
  docker: 'docker network create' requires 1 argument
  
  Usage:  docker network create [OPTIONS] NETWORK
  
  Run 'docker network create --help' for more information
  [1]
  $ docker network create -o com.docker.network.bridge.name=br9 br9
  7539b1c80df93cc2b3bbc55954b722e7f5a280f3aad350068fddb945a3049f83
  $ docker network create -o foo br8
  c915ed9fd0bfd42d3cb5b66373d7a4f79b73be1ee3fbb2214ca3c528d72a483b
  % docker network ls
  % docker network ls -f driver=bridge --format '{{.Name}}'
  $ docker network ls -f type=custom -q | wc -l
  12
  $ docker network ls -f type=builtin --format '{{.Name}}'
  bridge
  host
  none
  $ docker network ls -f type=foo
  Error response from daemon: invalid filter: 'type'='foo'
  [1]
  $ docker network ls -f scope=local -q | wc -l
  15
  $ docker network ls -f scope=foo -q
  $ docker network ls -f dangling=true --format '{{.Name}}'
  att
  bad name!
  br8
  br9
  cf
  co
  int
  net1
  net2
  net3
  six
  six4
  $ docker network ls -f dangling=x
  Error response from daemon: invalid value for filter 'dangling', must be "true" (or "1"), or "false" (or "0")
  [1]
  $ docker network ls -f name=net --format '{{.Name}}'
  net1
  net2
  net3
  $ docker network ls -f label=k --format '{{.Name}}'
  int
  $ docker network ls -f id=zz
  NETWORK ID   NAME      DRIVER    SCOPE
  $ docker network ls -f foo=bar
  Error response from daemon: invalid filter 'foo'
  [1]
  $ docker network ls --format '{{.Name}} {{.Driver}} {{.Scope}} {{.IPv4}} {{.IPv6}} {{.Internal}} {{.Labels}}' -f name=int
  int bridge local true false true k=v
  $ docker network ls --format '{{.Nope}}'
  template parsing error: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type *network.networkContext
  [1]
  $ docker network ls --no-trunc -q -f name=net1 | wc -c
  65
  $ docker network ls --format json -f name=net1 | cut -c1-12
  {"CreatedAt"
  $ docker network inspect net1 --format '{{json .IPAM.Config}} {{.Internal}} {{.Attachable}}'
  [{"Subnet":"172.18.0.0/16","Gateway":"172.18.0.1"}] false false
  % docker network inspect net2 --format '{{json .IPAM}}'
  $ docker network inspect -v net1 --format '{{.Name}}'
  net1
  $ docker network inspect nope
  []
  Error response from daemon: network nope not found
  [1]
  $ docker network inspect net1 nope --format '{{.Name}}'
  net1
  Error response from daemon: network nope not found
  [1]
  $ docker network connect net1 user1
  $ docker network connect net1 user1
  Error response from daemon: endpoint with name user1 already exists in network net1
  [1]
  $ docker network connect nope user1
  Error response from daemon: network nope not found
  [1]
  $ docker network connect net1 nope
  Error response from daemon: No such container: nope
  [1]
  $ docker network connect --ip 10.9.1.7 net2 user1
  % docker network connect --ip 1.1.1.1 int user1
  % docker network connect --ip foo int user1
  % docker network connect --alias al --link user1:x int user1
  $ docker network connect host user1
  Error response from daemon: cannot connect container to host network - container must be created in host network mode
  [1]
  $ docker network connect none user1
  Error response from daemon: container cannot be connected to multiple networks with one of the networks in private (none) mode
  [1]
  $ docker network connect net1
  docker: 'docker network connect' requires 2 arguments
  
  Usage:  docker network connect [OPTIONS] NETWORK CONTAINER
  
  Run 'docker network connect --help' for more information
  [1]
  $ docker network inspect net2 --format '{{range .Containers}}{{.Name}} {{.IPv4Address}}{{end}}'
  user1 10.9.1.7/16
  % docker exec user1 ip -4 -o addr show eth1 | awk '{print $2}'
  $ docker network rm net1
  Error response from daemon: error while removing network: network net1 has active endpoints (name:"user1" id:"f29f5d87b5db")
  exit status 1
  [1]
  $ docker network disconnect net1 user1
  $ docker network disconnect net1 user1
  Error response from daemon: container b1cbb4ddaf4fd410df7d26edf174fa9901c6d63aec4776f2fbd870dc2443276e is not connected to network net1
  [1]
  $ docker network disconnect nope user1
  Error response from daemon: network nope not found
  [1]
  $ docker network disconnect net2 nope
  Error response from daemon: No such container: nope
  [1]
  $ docker network disconnect -f net2 user1
  $ docker network rm net1 net2 nope
  net1
  net2
  Error response from daemon: network nope not found
  exit status 1
  [1]
  $ docker network rm bridge
  Error response from daemon: bridge is a pre-defined network and cannot be removed
  exit status 1
  [1]
  $ docker network rm -f nope
  % docker network prune -f
  $ docker network prune -f --filter label=x
  $ docker network prune -f --filter until=x
  Error response from daemon: failed to parse value as time or duration: "x"
  [1]
  $ docker network prune -f --filter foo=x
  Error response from daemon: invalid filter 'foo'
  [1]
  $ docker network prune --filter foo -f
  invalid argument "foo" for "--filter" flag: bad format of filter (expected name=value)
  
  Usage:  docker network prune [OPTIONS]
  
  Run 'docker network prune --help' for more information
  [125]
  $ docker network prune x
  docker: 'docker network prune' accepts no arguments
  
  Usage:  docker network prune [OPTIONS]
  
  Run 'docker network prune --help' for more information
  [1]
