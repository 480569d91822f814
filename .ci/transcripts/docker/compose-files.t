# compose-files: docker CLI 28.2.2 (API 1.50), engine 28.5.2+dfsg4, Linux amd64; stdout and stderr merged, not a tty.
# Docker Compose v2.40.3. Files, the foreground, what goes wrong.
  $ mkdir -p src sub/data; echo hello > src/f; echo topsecret > s.txt; echo included > sub/data/g; printf 'K=envfile\nQ="a b"\n' > app.env; printf 'TAG=latest\n' > .env
  $ cat > base.yaml <<'EOF'
  > x-names: &names {FROM: base, X: "1"}
  > services:
  >   base: {image: "busybox:${TAG}", environment: *names, volumes: ["./src:/src"]}
  > EOF
  $ cat > sub/compose.yaml <<'EOF'
  > services:
  >   inc: {image: busybox, command: cat /d/g, volumes: [./data:/d]}
  > EOF
  $ cat > compose.yaml <<'EOF'
  > include: [sub/compose.yaml]
  > services:
  >   app:
  >     extends: {file: base.yaml, service: base}
  >     command: sh -c 'cat /src/f /run/secrets/s /run/secrets/e /cfg /conf2; echo $$FROM $$X $$K $$Q; id -u; pwd; hostname'
  >     env_file: app.env
  >     environment: {X: "2"}
  >     secrets: [s, e]
  >     configs: [{source: cfg}, {source: inl, target: /conf2}]
  >     tmpfs: /t
  >     user: "1000"
  >     working_dir: /tmp
  >     hostname: boxy
  > secrets: {s: {file: ./s.txt}, e: {environment: HOME}}
  > configs: {cfg: {file: app.env}, inl: {content: "inline ${TAG}\n"}}
  > EOF
  $ docker compose config
  name: lab
  services:
    app:
      command:
        - sh
        - -c
        - cat /src/f /run/secrets/s /run/secrets/e /cfg /conf2; echo $$FROM $$X $$K $$Q; id -u; pwd; hostname
      configs:
        - source: cfg
        - source: inl
          target: /conf2
      environment:
        FROM: base
        K: envfile
        Q: a b
        X: "2"
      hostname: boxy
      image: busybox:latest
      networks:
        default: null
      secrets:
        - source: s
          target: /run/secrets/s
        - source: e
          target: /run/secrets/e
      tmpfs:
        - /t
      user: "1000"
      volumes:
        - type: bind
          source: /home/student/lab/src
          target: /src
          bind:
            create_host_path: true
      working_dir: /tmp
    inc:
      command:
        - cat
        - /d/g
      image: busybox
      networks:
        default: null
      volumes:
        - type: bind
          source: /home/student/lab/sub/data
          target: /d
          bind:
            create_host_path: true
  networks:
    default:
      name: lab_default
  secrets:
    e:
      name: lab_e
      environment: HOME
    s:
      name: lab_s
      file: /home/student/lab/s.txt
  configs:
    cfg:
      name: lab_cfg
      file: /home/student/lab/app.env
    inl:
      name: lab_inl
      content: |
        inline latest
  $ docker compose up app
   Network lab_default  Creating
   Network lab_default  Created
   Container lab-app-1  Creating
   Container lab-app-1  Created
  Attaching to app-1
  app-1  | hello
  app-1  | topsecret
  app-1  | /home/studentK=envfile
  app-1  | Q="a b"
  app-1  | inline latest
  app-1  | base 2 envfile a b
  app-1  | 1000
  app-1  | /tmp
  app-1  | boxy
  \x0d\x1b[Kapp-1 exited with code 0 (esc)
  $ docker compose up inc; docker compose ps -a --format '{{.Name}} {{.State}} {{.ExitCode}}'
   Container lab-inc-1  Creating
   Container lab-inc-1  Created
  Attaching to inc-1
  inc-1  | included
  \x0d\x1b[Kinc-1 exited with code 0 (esc)
  lab-app-1 exited 0
  lab-inc-1 exited 0
  $ printf 'services: {app: {environment: {X: "3"}, command: "sh -c \\"echo over $$X\\""}}\n' > compose.override.yaml; docker compose up app
   Container lab-app-1  Recreate
   Container lab-app-1  Recreated
  Attaching to app-1
  app-1  | over 3
  \x0d\x1b[Kapp-1 exited with code 0 (esc)
  $ docker compose -f compose.yaml up --no-log-prefix --no-color app 2>/dev/null | tail -3
  /tmp
  boxy
  \x0d\x1b[Kapp-1 exited with code 0 (esc)
  $ docker compose down
   Container lab-app-1  Stopping
   Container lab-inc-1  Stopping
   Container lab-app-1  Stopped
   Container lab-app-1  Removing
   Container lab-inc-1  Stopped
   Container lab-inc-1  Removing
   Container lab-inc-1  Removed
   Container lab-app-1  Removed
   Network lab_default  Removing
   Network lab_default  Removed
  $ rm compose.override.yaml; cat > compose.yaml <<'EOF'
  > name: proj
  > services:
  >   fail: {image: busybox, command: sh -c 'sleep 1; echo out; exit 3'}
  >   b: {image: busybox, command: sleep 100, init: true, profiles: [dbg]}
  >   c:
  >     image: busybox
  >     command: sleep 100
  >     init: true
  >     container_name: cee
  >     networks: {n: {aliases: [see]}}
  > networks: {n: {ipam: {config: [{subnet: 10.9.0.0/24}]}}}
  > EOF
  $ docker compose up --abort-on-container-exit fail
   Network proj_default  Creating
   Network proj_default  Created
   Container proj-fail-1  Creating
   Container proj-fail-1  Created
  Attaching to fail-1
  fail-1  | out
  \x0d\x1b[Kfail-1 exited with code 3 (esc)
  \x1b[31m\x1b[1mAborting on container exit...\x1b[0m (esc)
   Container proj-fail-1  Stopping
   Container proj-fail-1  Stopped
  
  [3]
  $ docker compose up --exit-code-from fail fail 2>/dev/null
  Attaching to fail-1
  fail-1  | out
  \x0d\x1b[Kfail-1 exited with code 3 (esc)
  [3]
  $ docker compose up -d c
   Network proj_n  Creating
   Network proj_n  Created
   Container cee  Creating
   Container cee  Created
   Container cee  Starting
   Container cee  Started
  $ docker compose --profile dbg up -d b c
   Container proj-b-1  Creating
   Container cee  Running
   Container proj-b-1  Created
   Container proj-b-1  Starting
   Container proj-b-1  Started
  $ docker inspect cee --format '{{json .NetworkSettings.Networks.proj_n.Aliases}} {{.HostConfig.Init}} {{.HostConfig.NetworkMode}}'
  ["cee","c","see"] true proj_n
  $ docker inspect cee --format '{{range $k,$v := .Config.Labels}}{{$k}}={{$v}}{{println}}{{end}}'
  com.docker.compose.config-hash=59e8b1b31aff9209f58fa0e7c6e4ec3b14b156f5e32d9d02bc866a70b2012ff2
  com.docker.compose.container-number=1
  com.docker.compose.depends_on=
  com.docker.compose.image=sha256:0f9e08366b28a5172da2b62ea34e60d18bdce18d0503562a1836d85794ee0cde
  com.docker.compose.oneoff=False
  com.docker.compose.project=proj
  com.docker.compose.project.config_files=/home/student/lab/compose.yaml
  com.docker.compose.project.working_dir=/home/student/lab
  com.docker.compose.service=c
  com.docker.compose.version=2.40.3
  
  $ docker network inspect proj_n --format '{{json .Labels}}'
  {"com.docker.compose.config-hash":"cc4845114eed27cafd973c8144e78419fc78a122cc1cf015beb3a8ba0ef8aeae","com.docker.compose.network":"n","com.docker.compose.project":"proj","com.docker.compose.version":"2.40.3"}
  $ docker compose up -d --scale c=2 c
  WARNING: The "c" service is using the custom container name "cee". Docker requires each container to have a unique name. Remove the custom name to scale the service
  [1]
  $ docker compose up --scale c
  invalid --scale option "c". Should be SERVICE=NUM
  [1]
  $ docker compose up --attach nosuch
  cannot attach to services not included in up: nosuch
  [1]
  $ docker compose up -d --build --no-build
  --build and --no-build are incompatible
  [1]
  $ docker compose up -d --wait c
   Container cee  Running
   Container cee  Waiting
   Container cee  Healthy
  $ sed -i '/^  fail:/d' compose.yaml; docker compose up -d c
  time="2026-11-23T21:49:40Z" level=warning msg="Found orphan containers ([proj-fail-1]) for this project. If you removed or renamed this service in your compose file, you can run this command with the --remove-orphans flag to clean it up."
   Container cee  Running
  $ docker compose up -d --remove-orphans c
   Container proj-fail-1  Stopping
   Container proj-fail-1  Stopped
   Container proj-fail-1  Removing
   Container proj-fail-1  Removed
   Container cee  Running
  $ docker compose --progress json up -d c
  {"id":"Container cee","status":"Running"}
  $ docker compose --progress quiet restart c
  $ docker compose --progress foo ps
  unsupported --progress value "foo"
  [1]
  $ docker compose -p proj stop; cd /; docker compose -p proj ps -a --format '{{.Name}} {{.State}}'; docker compose -p proj down; cd - > /dev/null
   Container cee  Stopping
   Container proj-b-1  Stopping
   Container proj-b-1  Stopped
   Container cee  Stopped
  cee exited
  proj-b-1 exited
   Container cee  Stopping
   Container proj-b-1  Stopping
   Container cee  Stopped
   Container cee  Removing
   Container proj-b-1  Stopped
   Container proj-b-1  Removing
   Container cee  Removed
   Container proj-b-1  Removed
   Network proj_default  Removing
   Network proj_n  Removing
   Network proj_default  Removed
   Network proj_n  Removed
  $ docker compose up --nosuch
  unknown flag: --nosuch
  [1]
  $ docker compose exec c
  requires at least 2 arg(s), only received 1
  [1]
  $ docker compose -f nosuch.yaml up
  open /home/student/lab/nosuch.yaml: no such file or directory
  [1]
  $ mkdir empty; cd empty; docker compose -p x config
  name: x
  services:
    c:
      command:
        - sleep
        - "100"
      container_name: cee
      image: busybox
      init: true
      networks:
        "n":
          aliases:
            - see
  networks:
    "n":
      name: x_n
      ipam:
        config:
          - subnet: 10.9.0.0/24
  $ cd /; docker compose up; cd ~/lab
  no configuration file provided: not found
  $ printf 'services:\n  a: {image: nosuch/image, command: [x]}\n' > compose.yaml; docker compose up -d --pull never
   Network lab_default  Creating
   Network lab_default  Created
   Container lab-a-1  Creating
   Container lab-a-1  Error response from daemon: No such image: nosuch/image:latest
  Error response from daemon: No such image: nosuch/image:latest
  [1]
  $ printf 'services:\n  a: {image: busybox, command: nosuch}\n' > compose.yaml; docker compose up -d
   Container lab-a-1  Creating
   Container lab-a-1  Created
   Container lab-a-1  Starting
  Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "nosuch": executable file not found in $PATH
  [1]
  $ docker compose down
   Container lab-a-1  Stopping
   Container lab-a-1  Stopped
   Container lab-a-1  Removing
   Container lab-a-1  Removed
   Network lab_default  Removing
   Network lab_default  Removed
  $ printf 'services:\n  a: {image: busybox, ports: ["8080:80"], command: sleep 9, init: true}\n  b: {image: busybox, ports: ["8080:80"], command: sleep 9, init: true, depends_on: [a]}\n' > compose.yaml; docker compose up -d 2>&1 | sed 's/endpoint lab-b-1 ([0-9a-f]*)/endpoint lab-b-1/'
   Network lab_default  Creating
   Network lab_default  Created
   Container lab-a-1  Creating
   Container lab-a-1  Created
   Container lab-b-1  Creating
   Container lab-b-1  Created
   Container lab-a-1  Starting
   Container lab-a-1  Started
   Container lab-b-1  Starting
  Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint lab-b-1: Bind for 0.0.0.0:8080 failed: port is already allocated
  $ docker compose ps -a --format '{{.Name}} {{.State}}'
  lab-a-1 running
  lab-b-1 created
  $ docker compose down
   Container lab-b-1  Stopping
   Container lab-b-1  Stopped
   Container lab-b-1  Removing
   Container lab-b-1  Removed
   Container lab-a-1  Stopping
   Container lab-a-1  Stopped
   Container lab-a-1  Removing
   Container lab-a-1  Removed
   Network lab_default  Removing
   Network lab_default  Removed
  $ printf 'services:\n  a: {image: busybox, command: sleep 99, init: true, networks: [ext]}\nnetworks: {ext: {external: true}}\n' > compose.yaml; docker compose up -d
  network ext declared as external, but could not be found
  [1]
  $ docker network create ext > /dev/null; docker compose up -d; docker compose down; docker network rm ext
   Container lab-a-1  Creating
   Container lab-a-1  Created
   Container lab-a-1  Starting
   Container lab-a-1  Started
   Container lab-a-1  Stopping
   Container lab-a-1  Stopped
   Container lab-a-1  Removing
   Container lab-a-1  Removed
  ext
  $ printf 'services:\n  a: {image: busybox, command: sleep 99, init: true, volumes: ["v:/v"]}\nvolumes: {v: {external: true}}\n' > compose.yaml; docker compose up -d
   Network lab_default  Creating
   Network lab_default  Created
   Container lab-a-1  Creating
   Container lab-a-1  Error response from daemon: invalid mount config for type "volume": invalid mount path: 'v:/v' mount path must be absolute
  Error response from daemon: invalid mount config for type "volume": invalid mount path: 'v:/v' mount path must be absolute
  [1]
  $ printf 'services:\n  a: {image: busybox, command: sh -c "exit 1", restart: on-failure}\n  b: {image: busybox, command: sleep 9, depends_on: {a: {condition: service_completed_successfully, required: false}}}\n' > compose.yaml; sed -i 's/, restart: on-failure//' compose.yaml; docker compose up -d b
   Container lab-a-1  Creating
   Container lab-a-1  Created
   Container lab-b-1  Creating
   Container lab-b-1  Created
   Container lab-a-1  Starting
   Container lab-a-1  Started
   Container lab-a-1  Waiting
   Container lab-a-1  Skipped: optional dependency "a" didn't complete successfully: exit 1
  time="2026-11-23T21:49:46Z" level=warning msg="optional dependency \"a\" didn't complete successfully: exit 1"
   Container lab-b-1  Starting
   Container lab-b-1  Started
  $ docker compose down --remove-orphans
   Container lab-b-1  Stopping
   Container lab-b-1  Stopped
   Container lab-b-1  Removing
   Container lab-b-1  Removed
   Container lab-a-1  Stopping
   Container lab-a-1  Stopped
   Container lab-a-1  Removing
   Container lab-a-1  Removed
   Network lab_default  Removing
   Network lab_default  Removed
  $ docker ps -aq | wc -l
  0
