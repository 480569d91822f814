# contexts: docker CLI 28.2.2 (API 1.50), engine 28.5.2+dfsg4, Linux amd64; stdout and stderr merged, not a tty.
  $ docker context ls
  NAME        DESCRIPTION                               DOCKER ENDPOINT               ERROR
  default *   Current DOCKER_HOST based configuration   unix:///var/run/docker.sock   
  $ docker context create
  docker: 'docker context create' requires 1 argument
  
  Usage:  docker context create [OPTIONS] CONTEXT
  
  Run 'docker context create --help' for more information
  [1]
  $ docker context create 'bad name'
  context name "bad name" is invalid, names are validated against regexp "^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$"
  [1]
  $ docker context create default
  "default" is a reserved context name
  [1]
  $ docker context create a
  context name "a" is invalid, names are validated against regexp "^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$"
  [1]
  $ docker context create remote --description 'far away' --docker host=tcp://10.0.0.9:2375
  remote
  Successfully created context "remote"
  $ docker context create remote
  context "remote" already exists
  [1]
  $ docker context create copy --from remote
  copy
  Successfully created context "copy"
  $ docker context create copy2 --from nope
  context "nope": context not found: open /home/student/.docker/contexts/meta/ca3704aa0b06f5954c79ee837faa152d84d6b2d42838f0637a15eda8337dbdce/meta.json: no such file or directory
  [1]
  $ docker context create cp3 --from remote --docker host=tcp://1.2.3.4:1
  cannot use --docker flag when --from is set
  [1]
  $ docker context create bad1 --docker nohost
  invalid argument "nohost" for "--docker" flag: nohost must be formatted as key=value
  
  Usage:  docker context create [OPTIONS] CONTEXT
  
  Run 'docker context create --help' for more information
  [125]
  $ docker context create bad2 --docker host=
  bad2
  Successfully created context "bad2"
  $ docker context create bad3 --docker foo=bar
  unable to create docker endpoint config: unrecognized config key: foo
  [1]
  $ docker context create bad4 --docker host=foo
  unable to create docker endpoint config: unable to apply docker endpoint options: unable to parse docker host `foo`
  [1]
  $ docker context create bad5 --docker host=ssh://u@h
  bad5
  Successfully created context "bad5"
  $ docker context create bad6 --docker host=tcp://h:1,skip-tls-verify=true
  bad6
  Successfully created context "bad6"
  $ docker context create bad7 --docker ca=/nope,host=tcp://h:1
  unable to create docker endpoint config: open /nope: no such file or directory
  [1]
  $ docker context ls
  NAME        DESCRIPTION                               DOCKER ENDPOINT               ERROR
  bad2                                                                                
  bad5                                                  ssh://u@h                     
  bad6                                                  tcp://h:1                     
  copy        far away                                  tcp://10.0.0.9:2375           
  default *   Current DOCKER_HOST based configuration   unix:///var/run/docker.sock   
  remote      far away                                  tcp://10.0.0.9:2375           
  $ docker context ls -q
  bad2
  bad5
  bad6
  copy
  default
  remote
  $ docker context ls --format '{{.Name}} {{.Current}} {{.DockerEndpoint}} {{.Description}} {{.Error}}'
  bad2 false   
  bad5 false ssh://u@h  
  bad6 false tcp://h:1  
  copy false tcp://10.0.0.9:2375 far away 
  default true unix:///var/run/docker.sock Current DOCKER_HOST based configuration 
  remote false tcp://10.0.0.9:2375 far away 
  $ docker context ls --format json
  {"Current":false,"Description":"","DockerEndpoint":"","Error":"","Name":"bad2"}
  {"Current":false,"Description":"","DockerEndpoint":"ssh://u@h","Error":"","Name":"bad5"}
  {"Current":false,"Description":"","DockerEndpoint":"tcp://h:1","Error":"","Name":"bad6"}
  {"Current":false,"Description":"far away","DockerEndpoint":"tcp://10.0.0.9:2375","Error":"","Name":"copy"}
  {"Current":true,"Description":"Current DOCKER_HOST based configuration","DockerEndpoint":"unix:///var/run/docker.sock","Error":"","Name":"default"}
  {"Current":false,"Description":"far away","DockerEndpoint":"tcp://10.0.0.9:2375","Error":"","Name":"remote"}
  $ docker context ls --format '{{.Nope}}'
  template parsing error: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type *formatter.clientContextContext
  [1]
  $ docker context ls --format 'table {{.Name}}\t{{.DockerEndpoint}}'
  NAME      DOCKER ENDPOINT
  bad2      
  bad5      ssh://u@h
  bad6      tcp://h:1
  copy      tcp://10.0.0.9:2375
  default   unix:///var/run/docker.sock
  remote    tcp://10.0.0.9:2375
  $ docker context ls x
  docker: 'docker context ls' accepts no arguments
  
  Usage:  docker context ls [OPTIONS]
  
  Run 'docker context ls --help' for more information
  [1]
  $ docker context show
  default
  $ docker context show x
  docker: 'docker context show' accepts no arguments
  
  Usage:  docker context show
  
  Run 'docker context show --help' for more information
  [1]
  $ docker context inspect remote
  [
      {
          "Name": "remote",
          "Metadata": {
              "Description": "far away"
          },
          "Endpoints": {
              "docker": {
                  "Host": "tcp://10.0.0.9:2375",
                  "SkipTLSVerify": false
              }
          },
          "TLSMaterial": {},
          "Storage": {
              "MetadataPath": "/home/student/.docker/contexts/meta/b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a",
              "TLSPath": "/home/student/.docker/contexts/tls/b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a"
          }
      }
  ]
  $ docker context inspect remote default --format '{{.Name}} {{.Endpoints.docker.Host}} {{.Metadata.Description}}'
  
  template parsing error: template: :1:48: executing "" at <.Metadata.Description>: can't evaluate field Description in type store.Metadata
  template parsing error: template: :1:48: executing "" at <.Metadata.Description>: can't evaluate field Description in type store.Metadata
  [1]
  $ docker context inspect nope
  []
  context "nope": context not found: open /home/student/.docker/contexts/meta/ca3704aa0b06f5954c79ee837faa152d84d6b2d42838f0637a15eda8337dbdce/meta.json: no such file or directory
  [1]
  $ docker context inspect copy nope --format '{{.Name}}'
  copy
  context "nope": context not found: open /home/student/.docker/contexts/meta/ca3704aa0b06f5954c79ee837faa152d84d6b2d42838f0637a15eda8337dbdce/meta.json: no such file or directory
  [1]
  $ docker context update remote --description 'nearer'
  remote
  Successfully updated context "remote"
  $ docker context update remote --docker host=tcp://10.0.0.8:2375
  remote
  Successfully updated context "remote"
  $ docker context update nope
  context "nope": context not found: open /home/student/.docker/contexts/meta/ca3704aa0b06f5954c79ee837faa152d84d6b2d42838f0637a15eda8337dbdce/meta.json: no such file or directory
  [1]
  $ docker context update default --description x
  "default" is a reserved context name
  [1]
  $ docker context update
  docker: 'docker context update' requires 1 argument
  
  Usage:  docker context update [OPTIONS] CONTEXT
  
  Run 'docker context update --help' for more information
  [1]
  $ docker context inspect remote --format '{{.Metadata.Description}} {{.Endpoints.docker.Host}}'
  
  template parsing error: template: :1:11: executing "" at <.Metadata.Description>: can't evaluate field Description in type store.Metadata
  [1]
  $ docker context export remote
  Written file "remote.dockercontext"
  $ ls
  remote.dockercontext
  $ docker context export remote
  open remote.dockercontext: file exists
  [1]
  $ docker context export remote /nodir/x
  open /nodir/x: no such file or directory
  [1]
  $ docker context export nope
  context "nope": context not found: open /home/student/.docker/contexts/meta/ca3704aa0b06f5954c79ee837faa152d84d6b2d42838f0637a15eda8337dbdce/meta.json: no such file or directory
  [1]
  $ docker context export default
  Written file "default.dockercontext"
  $ docker context export remote out.tar
  Written file "out.tar"
  % tar tf out.tar
  % docker context export remote - | tar t
  $ docker context import again out.tar
  again
  Successfully imported context "again"
  $ docker context import again out.tar
  context "again" already exists
  [1]
  $ docker context import def nope.tar
  open nope.tar: no such file or directory
  [1]
  $ docker context import default out.tar
  "default" is a reserved context name
  [1]
  $ docker context import viain - < out.tar
  viain
  Successfully imported context "viain"
  $ echo junk > junk; docker context import junk junk
  unexpected EOF
  [1]
  $ docker context import again2
  docker: 'docker context import' requires 2 arguments
  
  Usage:  docker context import CONTEXT FILE|-
  
  Run 'docker context import --help' for more information
  [1]
  $ docker context inspect again --format '{{.Name}} {{.Endpoints.docker.Host}} {{.Metadata.Description}}'
  
  template parsing error: template: :1:48: executing "" at <.Metadata.Description>: can't evaluate field Description in type store.Metadata
  [1]
  $ docker context use again
  again
  Current context is now "again"
  $ docker context show
  again
  $ docker context use nope
  context "nope": context not found: open /home/student/.docker/contexts/meta/ca3704aa0b06f5954c79ee837faa152d84d6b2d42838f0637a15eda8337dbdce/meta.json: no such file or directory
  [1]
  $ docker context use
  accepts 1 arg(s), received 0
  [1]
  $ docker --context default context show
  default
  $ DOCKER_CONTEXT=copy docker context show
  copy
  $ DOCKER_CONTEXT=nope docker context show
  nope
  $ DOCKER_CONTEXT=nope docker ps
  Failed to initialize: unable to resolve docker endpoint: context "nope": context not found: open /home/student/.docker/contexts/meta/ca3704aa0b06f5954c79ee837faa152d84d6b2d42838f0637a15eda8337dbdce/meta.json: no such file or directory
  [1]
  $ DOCKER_CONTEXT=nope docker context ls
  NAME      DESCRIPTION                               DOCKER ENDPOINT               ERROR
  again     nearer                                    tcp://10.0.0.8:2375           
  bad2                                                                              
  bad5                                                ssh://u@h                     
  bad6                                                tcp://h:1                     
  copy      far away                                  tcp://10.0.0.9:2375           
  default   Current DOCKER_HOST based configuration   unix:///var/run/docker.sock   
  nope *                                                                            context "nope": context not found: open /hom…
  remote    nearer                                    tcp://10.0.0.8:2375           
  viain     nearer                                    tcp://10.0.0.8:2375           
  $ DOCKER_HOST=tcp://1.1.1.1:5 docker context show
  default
  $ DOCKER_HOST=tcp://1.1.1.1:5 docker context ls -q
  again
  bad2
  bad5
  bad6
  copy
  default
  remote
  viain
  Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global --context flag, or unset DOCKER_HOST environment variable.
  $ DOCKER_HOST=tcp://1.1.1.1:5 docker context use copy
  copy
  Current context is now "copy"
  Warning: DOCKER_HOST environment variable overrides the active context. To use "copy", either set the global --context flag, or unset DOCKER_HOST environment variable.
  $ docker context use again
  again
  Current context is now "again"
  $ docker context rm again
  context "again" is in use, set -f flag to force remove
  [1]
  $ docker context rm -f again
  again
  $ docker context show
  default
  $ docker context rm default
  context "default" cannot be removed
  [1]
  $ docker context rm nope
  context "nope" does not exist
  [1]
  $ docker context rm -f nope
  nope
  $ docker context rm remote copy cp3 nope viain
  remote
  copy
  viain
  context "cp3" does not exist
  context "nope" does not exist
  [1]
  $ docker context rm
  docker: 'docker context rm' requires at least 1 argument
  
  Usage:  docker context rm CONTEXT [CONTEXT...]
  
  See 'docker context rm --help' for more information
  [1]
  $ docker context use default
  default
  Current context is now "default"
  $ docker -c nope ps
  Failed to initialize: unable to resolve docker endpoint: context "nope": context not found: open /home/student/.docker/contexts/meta/ca3704aa0b06f5954c79ee837faa152d84d6b2d42838f0637a15eda8337dbdce/meta.json: no such file or directory
  [1]
  $ docker -c nope context ls -q
  bad2
  bad5
  bad6
  default
  nope
  $ docker --context default ps -q
  $ docker -H unix:///var/run/docker.sock ps -q
  $ docker -H unix:///nope.sock ps
  Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?
  [1]
  $ docker -H bad://x ps
  Failed to initialize: unable to resolve docker endpoint: invalid bind address format: bad://x
  [1]
  $ docker -H '' ps -q
  $ docker -c default -H unix:///var/run/docker.sock ps
  conflicting options: cannot specify both --host and --context
  [1]
  $ DOCKER_HOST=unix:///nope docker ps
  Cannot connect to the Docker daemon at unix:///nope. Is the docker daemon running?
  [1]
  $ DOCKER_HOST=foo://bar docker ps
  Failed to initialize: unable to resolve docker endpoint: invalid bind address format: foo://bar
  [1]
  $ DOCKER_HOST=fd docker ps
  Cannot connect to the Docker daemon at tcp://fd:2375. Is the docker daemon running?
  [1]
  $ DOCKER_CONFIG=/tmp/cfg docker context ls -q
  default
  $ DOCKER_API_VERSION=1.40 docker version --format '{{.Client.APIVersion}}'
  1.40
  $ DOCKER_API_VERSION=abc docker version --format '{{.Client.APIVersion}}'
  abc
  Error response from daemon: page not found
  [1]
  $ DOCKER_API_VERSION=1.99 docker ps -q
  Error response from daemon: client version 1.99 is too new. Maximum supported API version is 1.51
  [1]
  $ DOCKER_API_VERSION=1.10 docker ps -q
  Error response from daemon: client version 1.10 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version
  [1]
  $ docker --config /tmp/cfg2 context show
  default
  $ docker --debug ps -q
  $ docker --log-level foo ps -q
  Unable to parse logging level: foo
  [1]
  $ docker -l debug ps -q
  $ docker --tls ps -q
  Failed to initialize: unable to resolve docker endpoint: open /home/student/.docker/ca.pem: no such file or directory
  [1]
  $ docker --tlsverify ps -q
  Failed to initialize: unable to resolve docker endpoint: open /home/student/.docker/ca.pem: no such file or directory
  [1]
  $ docker --version
  Docker version 28.2.2, build e6534b4
  $ docker -v
  Docker version 28.2.2, build e6534b4
  $ docker --version ps
  CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES
  $ docker -v -D
  Docker version 28.2.2, build e6534b4
  % docker --version=false
