# Recorded from the original programs.
  $ id nosuch
  id: 'nosuch': no such user
  [1]
  $ id -u
  0
  $ id -un
  root
  $ id -Gn
  root
  $ id -G -u
  id: cannot print "only" of more than one choice
  [1]
  $ id -n
  id: cannot print only names or real IDs in default format
  [1]
  $ whoami x
  whoami: extra operand 'x'
  Try 'whoami --help' for more information.
  [1]
  $ whoami
  root
  $ nproc x
  nproc: extra operand 'x'
  Try 'nproc --help' for more information.
  [1]
  $ groups root
  root : root
  $ groups nosuch
  groups: 'nosuch': no such user
  [1]
  $ env -Z
  env: invalid option -- 'Z'
  Try 'env --help' for more information.
  [125]
  $ env nosuchcmd
  env: 'nosuchcmd': No such file or directory
  [127]
  $ env -i A=1 env
  A=1
  $ printenv NOSUCH
  [1]
  $ busybox env nosuchcmd
  env: can't execute 'nosuchcmd': No such file or directory
  [127]
  $ timeout
  Try 'timeout --help' for more information.
  [125]
  $ timeout 1
  Try 'timeout --help' for more information.
  [125]
  $ timeout x ls
  timeout: invalid time interval 'x'
  Try 'timeout --help' for more information.
  [125]
  $ timeout 1 nosuchcmd
  timeout: failed to run command 'nosuchcmd': No such file or directory
  [127]
  $ timeout 1 true
  $ timeout 0.01 sleep 5
  [124]
  $ sleep
  sleep: missing operand
  Try 'sleep --help' for more information.
  [1]
  $ sleep x
  sleep: invalid time interval 'x'
  Try 'sleep --help' for more information.
  [1]
  $ sleep 1x
  sleep: invalid time interval '1x'
  Try 'sleep --help' for more information.
  [1]
  $ sleep 0 0.001
  $ busybox sleep x
  sleep: invalid number 'x'
  [1]
  $ busybox id nosuch
  id: unknown user nosuch
  [1]
  $ date x
  date: invalid date 'x'
  [1]
  $ date -d foo
  date: invalid date 'foo'
  [1]
  $ date -d @0
  Thu Jan  1 00:00:00 UTC 1970
  $ date -u -d @86400 +%F
  1970-01-02
  $ date -I -d @0
  1970-01-01
  $ date -Iseconds -d @0
  1970-01-01T00:00:00+00:00
  $ date -R -d @0
  Thu, 01 Jan 1970 00:00:00 +0000
  $ date --rfc-3339=seconds -d @0
  1970-01-01 00:00:00+00:00
  $ date +%s x
  date: extra operand 'x'
  Try 'date --help' for more information.
  [1]
  $ date -d
  date: option requires an argument -- 'd'
  Try 'date --help' for more information.
  [1]
  $ date '+%Y %' -d @0
  1970 %
  $ busybox date -d @0
  Thu Jan  1 00:00:00 UTC 1970
  $ busybox date -d foo
  date: invalid date 'foo'
  [1]
  $ busybox date -I -d @0
  1970-01-01
  $ uname x
  uname: extra operand 'x'
  Try 'uname --help' for more information.
  [1]
  $ uname -Z
  uname: invalid option -- 'Z'
  Try 'uname --help' for more information.
  [1]
  $ uname -s
  Linux
  $ uname -sm
  Linux x86_64
  $ uname -o
  GNU/Linux
  $ nohup
  nohup: missing operand
  Try 'nohup --help' for more information.
  [125]
  $ kill -l 9
  KILL
  $ kill -l TERM
  15
  $ pkill
  pkill: no matching criteria specified
  Try `pkill --help' for more information.
  [2]
  $ pgrep
  pgrep: no matching criteria specified
  Try `pgrep --help' for more information.
  [2]
  $ pkill nosuchprocess
  [1]
  $ pgrep nosuchprocess
  [1]
  $ killall nosuchprocess
  nosuchprocess: no process found
  [1]
  $ busybox kill
  kill: you need to specify whom to kill
  [1]
  $ busybox kill 99999
  kill: can't kill pid 99999: No such process
  [1]
  $ busybox kill x
  kill: invalid number 'x'
  [1]
  $ busybox killall nosuchprocess
  killall: nosuchprocess: no process killed
  [1]
  $ tty
  not a tty
  [1]
  $ sync
  $ df nosuch
  df: nosuch: No such file or directory
  [1]
  $ df -x
  df: option requires an argument -- 'x'
  Try 'df --help' for more information.
  [1]
  $ su nosuch
  su: user nosuch does not exist or the user entry does not contain all the required fields
  [1]
  $ id -G -u
  id: cannot print "only" of more than one choice
  [1]
  $ timeout 1 true
  $ timeout 0.01 sleep 5
  [124]
  $ timeout 5 false
  [1]
  $ timeout -k 1 0.01 sleep 5
  [124]
  $ nohup true
  $ env A=1 printenv A
  1
  $ env -u HOME A=b printenv A
  b
