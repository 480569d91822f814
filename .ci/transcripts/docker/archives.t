# archives: docker CLI 28.2.2 (API 1.50), engine 28.5.2+dfsg4, Linux amd64; stdout and stderr merged, not a tty.
  $ docker create --name c1 busybox sh -c 'echo hi > /a; mkdir /d; rm /etc/group; sleep 1000'
  9a59e0f9a59016f3f1478970160ed5b56c774a931c351f750cf0757317d57702
  $ docker diff c1
  $ docker start c1
  c1
  % sleep 1; docker diff c1
  $ docker container diff c1 extra
  docker: 'docker container diff' requires 1 argument
  
  Usage:  docker container diff CONTAINER
  
  Run 'docker container diff --help' for more information
  [1]
  $ docker commit -m 'made by hand' -a 'me <me@x>' -c 'CMD ["cat","/a"]' -c 'ENV A=1' -c 'EXPOSE 80' c1 team/made:v1
  sha256:a556d73b07c694604cb7f12aa44647bb81978440e529c35ecce8f5503e86ef55
  $ docker commit c1
  sha256:d274c884c4127561d77648ff3644565c133dbdd17dcefdb7957e28de42d19db1
  $ docker commit c1 BAD
  invalid reference format: repository name (library/BAD) must be lowercase
  [1]
  $ docker commit -c 'RUN x' c1 x
  Error response from daemon: RUN is not a valid change command
  [1]
  $ docker commit -c 'FROM x' c1 x
  Error response from daemon: FROM is not a valid change command
  [1]
  $ docker commit -c 'foo' c1 x
  Error response from daemon: foo is not a valid change command
  [1]
  $ docker commit --pause=false c1 team/made:v2
  sha256:dd56e1588415e19d6c9b55dcf4864e880e927d12df210f89fbbaec40bc87db8d
  $ docker run --rm team/made:v1
  hi
  $ docker image inspect -f '{{json .Config.Cmd}} {{.Config.Env}} {{.Author}} {{.Comment}} {{json .Config.ExposedPorts}}' team/made:v1
  ["cat","/a"] [PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin A=1] me <me@x> made by hand {"80/tcp":{}}
  % docker history --format '{{.CreatedBy}}|{{.Comment}}' team/made:v1
  % docker history -q --no-trunc team/made:v1 | wc -l
  % docker images team/made
  $ docker images -q -f dangling=true | wc -l
  1
  % docker cp c1:/a - | tar tv
  $ docker cp c1:/a a.txt
  $ cat a.txt
  hi
  $ docker cp c1:/nope .
  Error response from daemon: Could not find the file /nope in container c1
  [1]
  $ docker cp a.txt c1:/nope/b
  Error response from daemon: Could not find the file /nope in container c1
  [1]
  $ docker cp a.txt c1:/d/b
  $ docker cp a.txt c1:/d/
  $ docker cp c1:/d ./out
  $ ls out
  a.txt
  b
  $ docker cp nope.txt c1:/d
  lstat /home/student/lab/nope.txt: no such file or directory
  [1]
  $ docker cp c1:/a c1:/b
  copying between containers is not supported
  [1]
  $ docker cp a b
  must specify at least one container source
  [1]
  $ docker cp c1:/etc/passwd nodir/x
  invalid output path: directory "/home/student/lab/nodir" does not exist
  [1]
  % docker exec c1 ls /d
  % docker export c1 | tar t | grep -c .
  $ docker export c1 | tar t | sort | grep -E '^(a|d/.*)$'
  a
  d/
  d/a.txt
  d/b
  $ docker export -o e.tar c1
  $ docker export -o /nodir/e.tar c1
  failed to export container: invalid output path: stat /nodir: no such file or directory
  [1]
  $ docker export
  docker: 'docker export' requires 1 argument
  
  Usage:  docker export [OPTIONS] CONTAINER
  
  Run 'docker export --help' for more information
  [1]
  $ docker export nope
  Error response from daemon: No such container: nope
  [1]
  $ docker import e.tar team/imported:1
  sha256:34a5b4dcf1d7bb8a16b0c776fc4c615f32b8eb9fa18551ab51f8fd56b387c96b
  $ docker import -m 'from file' -c 'CMD ["cat","/a"]' e.tar team/imported:2
  sha256:fc3e97f315e99f99415b48b8adf277cc434bb35de9953d905485b0ec90f08ef5
  $ docker run --rm team/imported:2
  hi
  $ docker run --rm team/imported:1
  docker: Error response from daemon: no command specified
  
  Run 'docker run --help' for more information
  [125]
  $ docker import nofile.tar x
  open nofile.tar: no such file or directory
  [1]
  $ docker import e.tar BAD
  invalid reference format: repository name (library/BAD) must be lowercase
  [1]
  $ docker import -c 'BAD x' e.tar x
  Error response from daemon: BAD is not a valid change command
  [1]
  $ docker import a.txt x
  Error response from daemon: unexpected EOF
  [1]
  $ docker image history team/imported:2
  IMAGE          CREATED        CREATED BY   SIZE      COMMENT
  fc3e97f315e9   1 second ago                2.07MB    from file
  $ docker save team/made:v1 | tar t | grep -v blobs/sha256/
  blobs/
  index.json
  manifest.json
  oci-layout
  repositories
  $ docker save -o s.tar team/made:v1 team/imported:2
  $ docker save -o s2.tar nope
  Error response from daemon: No such image: nope
  [1]
  $ docker save -o /nodir/s.tar busybox
  failed to save image: invalid output path: stat /nodir: no such file or directory
  [1]
  $ docker save team/made | tar t | grep -v blobs
  index.json
  manifest.json
  oci-layout
  repositories
  $ docker save
  docker: 'docker save' requires at least 1 argument
  
  Usage:  docker save [OPTIONS] IMAGE [IMAGE...]
  
  See 'docker save --help' for more information
  [1]
  $ ls s*.tar
  s.tar
  $ docker rmi -f team/made:v1 team/imported:2 | grep -c Untagged
  2
  $ docker load -i s.tar
  Loaded image: team/made:v1
  Loaded image: team/imported:2
  $ docker load -q -i s.tar
  Loaded image: team/made:v1
  Loaded image: team/imported:2
  $ docker load < s.tar
  Loaded image: team/made:v1
  Loaded image: team/imported:2
  $ docker load -i nofile.tar
  open nofile.tar: no such file or directory
  [1]
  $ docker load -i a.txt
  unexpected EOF
  [1]
  $ docker load --input
  flag needs an argument: --input
  
  Usage:  docker load [OPTIONS]
  
  Run 'docker load --help' for more information
  [125]
  $ docker load extra
  docker: 'docker load' accepts no arguments
  
  Usage:  docker load [OPTIONS]
  
  Run 'docker load --help' for more information
  [1]
  $ echo garbage | docker load
  unexpected EOF
  [1]
  $ docker image inspect -f '{{.RepoTags}}' team/made:v1
  [team/made:v1]
  $ docker run --rm team/made:v1
  hi
  $ docker rm -f c1
  c1
  $ docker image prune -f
  Deleted Images:
  deleted: sha256:d274c884c4127561d77648ff3644565c133dbdd17dcefdb7957e28de42d19db1
  
  Total reclaimed space: 0B
  $ docker image prune --filter bad=1 -f
  Error response from daemon: invalid filter 'bad'
  [1]
  $ docker image prune --filter until=abc -f
  Error response from daemon: failed to parse value as time or duration: "abc"
  [1]
  $ docker image prune -f --filter label
  invalid argument "label" for "--filter" flag: bad format of filter (expected name=value)
  
  Usage:  docker image prune [OPTIONS]
  
  Run 'docker image prune --help' for more information
  [125]
  $ docker image prune -af --filter label=zzz
  Total reclaimed space: 0B
  $ docker image ls --filter dangling=maybe
  Error response from daemon: invalid filter 'dangling=[maybe]'
  [1]
  $ docker image ls --filter before=nope
  Error response from daemon: No such image: nope:latest
  [1]
  % docker image ls --filter since=busybox --format '{{.Repository}}:{{.Tag}}'
  % docker image ls --filter reference='team/*' --format '{{.Repository}}:{{.Tag}}'
  $ docker image ls --filter label=a=b
  REPOSITORY   TAG       IMAGE ID   CREATED   SIZE
  $ docker image ls --filter until=24h -q | wc -l
  0
  $ docker image ls --filter until=nonsense
  Error response from daemon: failed to parse value as time or duration: "nonsense"
  [1]
  $ docker image ls --filter nonsense
  invalid argument "nonsense" for "-f, --filter" flag: bad format of filter (expected name=value)
  
  Usage:  docker image ls [OPTIONS] [REPOSITORY[:TAG]]
  
  Run 'docker image ls --help' for more information
  [125]
  $ docker image ls --format '{{.Nope}}'
  template parsing error: template: :1:2: executing "" at <.Nope>: can't evaluate field Nope in type *formatter.imageContext
  [1]
  $ docker image ls --format '{{.Repository'
  template parsing error: template: :1: unclosed action
  [1]
  $ docker image ls --format 'table {{.Repository}}\t{{.Tag}}\t{{.Nope}}'
  template parsing error: template: :1:27: executing "" at <.Nope>: can't evaluate field Nope in type *formatter.imageContext
  [1]
  $ docker image ls a b
  docker: 'docker image ls' requires at most 1 argument
  
  Usage:  docker image ls [OPTIONS] [REPOSITORY[:TAG]]
  
  SRun 'docker image ls --help' for more information
  [1]
  $ docker image rm
  docker: 'docker image rm' requires at least 1 argument
  
  Usage:  docker image rm [OPTIONS] IMAGE [IMAGE...]
  
  See 'docker image rm --help' for more information
  [1]
  $ docker image rm nope
  Error response from daemon: No such image: nope:latest
  [1]
  $ docker image rm sha256:nope
  Error response from daemon: No such image: sha256:nope
  [1]
  $ docker image tag busybox
  docker: 'docker image tag' requires 2 arguments
  
  Usage:  docker image tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]
  
  Run 'docker image tag --help' for more information
  [1]
  $ docker image tag busybox A:b
  Error parsing reference: "A:b" is not a valid repository/tag: invalid reference format: repository name (library/A) must be lowercase
  [1]
  $ docker image tag nope x
  Error response from daemon: No such image: nope:latest
  [1]
  $ docker image tag busybox x:y:z
  Error parsing reference: "x:y:z" is not a valid repository/tag: invalid reference format
  [1]
  $ docker image tag busybox x:
  Error parsing reference: "x:" is not a valid repository/tag: invalid reference format
  [1]
  $ docker image tag busybox 'team/bb:a b'
  Error parsing reference: "team/bb:a b" is not a valid repository/tag: invalid reference format
  [1]
  $ docker rmi team/made:v2 team/imported:1 nope team/imported:2
  Untagged: team/made:v2
  Deleted: sha256:dd56e1588415e19d6c9b55dcf4864e880e927d12df210f89fbbaec40bc87db8d
  Untagged: team/imported:1
  Deleted: sha256:34a5b4dcf1d7bb8a16b0c776fc4c615f32b8eb9fa18551ab51f8fd56b387c96b
  Untagged: team/imported:2
  Deleted: sha256:fc3e97f315e99f99415b48b8adf277cc434bb35de9953d905485b0ec90f08ef5
  Deleted: sha256:59db969fba634038793b79cdc31ad2dddcc14a168d8c2e9c794a1e467b48e8f8
  Error response from daemon: No such image: nope:latest
  [1]
