# compose-verbs: docker CLI 28.2.2 (API 1.50), engine 28.5.2+dfsg4, Linux amd64; stdout and stderr merged, not a tty.
# Docker Compose v2.40.3. The verbs beside up and down.
  $ cat > compose.yaml <<'EOF'
  > services:
  >   db:
  >     image: busybox
  >     command: sh -c "touch /tmp/ok; exec sleep 1000"
  >     init: true
  >     healthcheck: {test: ["CMD", "test", "-f", "/tmp/ok"], interval: 1s, retries: 5}
  >     volumes: ["dbdata:/data", /scratch]
  >     stop_grace_period: 2s
  >   migrate:
  >     image: busybox
  >     command: sh -c "echo migrating; sleep 1"
  >     depends_on: {db: {condition: service_healthy}}
  >   web:
  >     image: busybox
  >     command: sleep 1000
  >     init: true
  >     ports: ["8080:80", "127.0.0.1:9000-9001:90-91/udp"]
  >     environment: {A: "1", B: "${B:-two}"}
  >     depends_on:
  >       migrate: {condition: service_completed_successfully}
  > volumes:
  >   dbdata: {labels: {keep: "yes"}}
  > EOF
  $ docker compose config --services
  db
  migrate
  web
  $ docker compose config --images
  busybox
  busybox
  busybox
  $ docker compose config --volumes
  dbdata
  $ docker compose config --hash web,db
  db 9c5ea6f866cd80828066bedaaf13fb3cb53bda5921dfc61849366f42e91d49a1
  web a87047e9b980bae33b5c09a569b798293a6f7029603af6fab05291b0766b1c2a
  $ docker compose create
   Network lab_default  Creating
   Network lab_default  Created
   Volume lab_dbdata  Creating
   Volume lab_dbdata  Created
   Container lab-db-1  Creating
   Container lab-db-1  Created
   Container lab-migrate-1  Creating
   Container lab-migrate-1  Created
   Container lab-web-1  Creating
   Container lab-web-1  Created
  $ docker compose ps -a --format '{{.Name}} {{.State}}'
  lab-db-1 created
  lab-migrate-1 created
  lab-web-1 created
  $ docker compose start
   Container lab-db-1  Starting
   Container lab-db-1  Started
   Container lab-db-1  Waiting
   Container lab-db-1  Healthy
   Container lab-migrate-1  Starting
   Container lab-migrate-1  Started
   Container lab-migrate-1  Waiting
   Container lab-migrate-1  Exited
   Container lab-web-1  Starting
   Container lab-web-1  Started
  $ docker compose ps -a --format '{{.Service}} {{.State}} {{.ExitCode}} {{.Health}}'
  db running 0 healthy
  migrate exited 0 
  web running 0 
  $ docker compose up -d db
   Container lab-db-1  Running
  $ docker compose ps --services
  db
  web
  $ docker compose ps --status exited
  NAME            IMAGE     COMMAND                  SERVICE   CREATED         STATUS                    PORTS
  lab-migrate-1   busybox   "sh -c 'echo migrati…"   migrate   5 seconds ago   Exited (0) 1 second ago   
  $ docker compose ps --filter status=running --format '{{.Name}}: {{.Ports}}'
  lab-db-1: 
  lab-web-1: 0.0.0.0:8080->80/tcp, [::]:8080->80/tcp, 127.0.0.1:9000->90/udp, 127.0.0.1:9001->91/udp
  $ docker compose ps -q | wc -l
  2
  $ docker compose ps nosuch
  no such service: nosuch
  [1]
  $ docker compose logs migrate
  migrate-1  | migrating
  $ docker compose logs --no-log-prefix migrate
  migrating
  $ docker compose logs -t --tail 1 migrate | cut -c1-14
  migrate-1  | 2
  $ docker compose exec -T -e C=3 -w /tmp -u 5 web sh -c 'echo $A $B $C; pwd; id -u'
  1 two 3
  /tmp
  5
  $ docker compose exec -T web false
  [1]
  $ docker compose exec -T web nosuch
  OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in $PATH\x0d (esc)
  [127]
  $ docker compose exec --index 2 web ls
  service "web" is not running container #2
  [1]
  $ docker compose run --rm -T --no-deps -e B=3 web sh -c 'echo $B; exit 4'
  3
  
  [4]
  $ docker compose run --rm -T --entrypoint 'echo ep' --no-deps web two
  ep two
  $ docker compose run --no-deps nosuch
  no such service: nosuch
  [1]
  $ docker compose port web 80
  0.0.0.0:8080
  $ docker compose port --protocol udp web 91
  127.0.0.1:9001
  $ docker compose port web 81
  no port 81/tcp for container lab-web-1: 9000/udp, 9001/udp, 8080/tcp, 8080/tcp
  [1]
  $ echo text > f; docker compose cp f web:/tmp/g
   lab-web-1 copy f to lab-web-1:/tmp/g Copying
   lab-web-1 copy f to lab-web-1:/tmp/g Copied
  $ docker compose cp web:/tmp/g h; cat h
   lab-web-1 copy lab-web-1:/tmp/g to h Copying
   lab-web-1 copy lab-web-1:/tmp/g to h Copied
  text
  $ docker compose cp nosuch:/x y
  no container found for service "nosuch"
  [1]
  $ docker compose volumes -q
  lab_dbdata
  $ docker compose pause web
   Container lab-web-1  Paused
  $ docker compose ps --format '{{.Status}}' web | sed 's/.*(/(/'
  (Paused)
  $ docker compose unpause web
   Container lab-web-1  Unpaused
  $ docker compose kill -s SIGTERM web; sleep 1
   Container lab-web-1  Killing
   Container lab-web-1  Killed
  $ docker compose ps -a --format '{{.State}} {{.ExitCode}}' web
  exited 143
  $ docker compose kill web
  no container to kill (no-eol)
  $ docker compose restart web
   Container lab-web-1  Restarting
   Container lab-web-1  Started
  $ docker compose restart nosuch
  no such service: nosuch
  [1]
  $ docker compose stop -t 1 web
   Container lab-web-1  Stopping
   Container lab-web-1  Stopped
  $ docker compose rm -f web
  Going to remove lab-web-1
   Container lab-web-1  Removing
   Container lab-web-1  Removed
  $ docker compose rm -f web
  No stopped containers
  $ B=three docker compose up -d
   Container lab-db-1  Running
   Container lab-web-1  Creating
   Container lab-web-1  Created
   Container lab-db-1  Waiting
   Container lab-db-1  Healthy
   Container lab-migrate-1  Starting
   Container lab-migrate-1  Started
   Container lab-migrate-1  Waiting
   Container lab-migrate-1  Exited
   Container lab-web-1  Starting
   Container lab-web-1  Started
  $ docker compose up -d --force-recreate web
   Container lab-db-1  Running
   Container lab-web-1  Recreate
   Container lab-web-1  Recreated
   Container lab-db-1  Waiting
   Container lab-db-1  Healthy
   Container lab-migrate-1  Starting
   Container lab-migrate-1  Started
   Container lab-migrate-1  Waiting
   Container lab-migrate-1  Exited
   Container lab-web-1  Starting
   Container lab-web-1  Started
  $ docker compose up -d --no-deps --scale web=0 web
   Container lab-web-1  Stopping
   Container lab-web-1  Stopped
   Container lab-web-1  Removing
   Container lab-web-1  Removed
  $ docker compose scale web=1
   Container lab-db-1  Running
   Container lab-web-1  Creating
   Container lab-web-1  Created
   Container lab-db-1  Waiting
   Container lab-db-1  Healthy
   Container lab-migrate-1  Starting
   Container lab-migrate-1  Started
   Container lab-migrate-1  Waiting
   Container lab-migrate-1  Exited
   Container lab-web-1  Starting
   Container lab-web-1  Started
  $ docker compose up --no-start
   Container lab-db-1  Running
   Container lab-web-1  Running
  $ docker compose ls
  NAME                STATUS              CONFIG FILES
  lab                 running(2)          /home/student/lab/compose.yaml
  $ docker compose ls -a --format json
  [{"Name":"lab","Status":"exited(1), running(2)","ConfigFiles":"/home/student/lab/compose.yaml"}]
  $ docker compose ls -q
  lab
  $ docker compose wait migrate
  no containers for project "lab"
  [1]
  $ docker compose stop
   Container lab-web-1  Stopping
   Container lab-web-1  Stopped
   Container lab-migrate-1  Stopping
   Container lab-migrate-1  Stopped
   Container lab-db-1  Stopping
   Container lab-db-1  Stopped
  $ docker compose ls
  NAME                STATUS              CONFIG FILES
  $ docker compose images -q | wc -l
  1
  $ docker compose top
  $ docker compose events --since 1s --until 0s >/dev/null
  EOF
  [1]
  $ docker compose down
   Container lab-web-1  Stopping
   Container lab-web-1  Stopped
   Container lab-web-1  Removing
   Container lab-web-1  Removed
   Container lab-migrate-1  Stopping
   Container lab-migrate-1  Stopped
   Container lab-migrate-1  Removing
   Container lab-migrate-1  Removed
   Container lab-db-1  Stopping
   Container lab-db-1  Stopped
   Container lab-db-1  Removing
   Container lab-db-1  Removed
   Network lab_default  Removing
   Network lab_default  Removed
  $ docker volume ls -q --filter label=keep
  lab_dbdata
  $ docker compose down -v
   Volume lab_dbdata  Removing
   Volume lab_dbdata  Removed
  $ docker volume ls -q --filter label=keep
  $ docker compose -p other ps
  NAME      IMAGE     COMMAND   SERVICE   CREATED   STATUS    PORTS
  $ docker compose -p other start
  no container found for project "other": not found
  [1]
  $ docker compose -p other stop
  $ docker compose -p other down
  time="2026-11-23T21:48:45Z" level=warning msg="Warning: No resource found to remove for project \"other\"."
  $ docker compose -p Other ps
  NAME      IMAGE     COMMAND   SERVICE   CREATED   STATUS    PORTS
