# Recorded from the original programs.
  $ seq
  seq: missing operand
  Try 'seq --help' for more information.
  [1]
  $ seq 3
  1
  2
  3
  $ seq 1 2 5
  1
  3
  5
  $ seq -s, 3
  1,2,3
  $ seq -w 8 10
  08
  09
  10
  $ seq 1.5 3
  1.5
  2.5
  $ seq x
  seq: invalid floating point argument: 'x'
  Try 'seq --help' for more information.
  [1]
  $ seq 3 1
  $ seq 1 0 2
  seq: invalid Zero increment value: '0'
  Try 'seq --help' for more information.
  [1]
  $ seq -f %.2f 2
  1.00
  2.00
  $ seq 1 2 3 4
  seq: extra operand '4'
  Try 'seq --help' for more information.
  [1]
  $ seq -1 1
  -1
  0
  1
  $ seq 0.1 0.1 0.3
  0.1
  0.2
  0.3
  $ seq 5 -2 1
  5
  3
  1
  $ seq -w -5 5 5
  -5
  00
  05
  $ busybox seq 2
  1
  2
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
  $ busybox sleep x
  sleep: invalid number 'x'
  [1]
  $ basename
  basename: missing operand
  Try 'basename --help' for more information.
  [1]
  $ basename /a/b.c .c
  b
  $ basename a b c
  basename: extra operand 'c'
  Try 'basename --help' for more information.
  [1]
  $ basename -a /x/a /y/b
  a
  b
  $ basename -s .c a.c b.c
  a
  b
  $ basename /
  /
  $ basename a/
  a
  $ dirname
  dirname: missing operand
  Try 'dirname --help' for more information.
  [1]
  $ dirname /a/b /c
  /a
  /
  $ dirname a
  .
  $ dirname /
  /
  $ dirname a/b/ //x
  a
  /
  $ env nosuchcmd
  env: 'nosuchcmd': No such file or directory
  [127]
  $ env -i A=1 B=2
  A=1
  B=2
  $ env -Z
  env: invalid option -- 'Z'
  Try 'env --help' for more information.
  [125]
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
  $ nohup
  nohup: missing operand
  Try 'nohup --help' for more information.
  [125]
  $ factor 12 13 x
  factor: 'x' is not a valid positive integer
  12: 2 2 3
  13: 13
  [1]
  $ echo -n a b
  a b(no-eol)
  $ echo -e 'a\tb'
  a	b
  $ echo a
  a
  $ printf '%s-%d\n' a 3
  a-3
  $ true
  $ false
  [1]
  $ ls
  abc
  blank
  csv
  empty
  fruit
  log
  nums
  open
  sizes
  tabs
  utf
  versions
  $ ls -1 abc csv nosuch
  ls: cannot access 'nosuch': No such file or directory
  abc
  csv
  [2]
  $ ls -m
  abc, blank, csv, empty, fruit, log, nums, open, sizes, tabs, utf, versions
  $ ls -C -w 40
  abc    empty  nums   tabs
  blank  fruit  open   utf
  csv    log    sizes  versions
  $ ls -x -w 40
  abc  blank     csv   empty  fruit
  log  nums      open  sizes  tabs
  utf  versions
  $ ls -a
  .
  ..
  abc
  blank
  csv
  empty
  fruit
  log
  nums
  open
  sizes
  tabs
  utf
  versions
  $ ls -d .
  .
  $ ls -r
  versions
  utf
  tabs
  sizes
  open
  nums
  log
  fruit
  empty
  csv
  blank
  abc
  $ ls -S
  log
  csv
  fruit
  utf
  versions
  blank
  nums
  sizes
  abc
  tabs
  open
  empty
  $ ls -F
  abc
  blank
  csv
  empty
  fruit
  log
  nums
  open
  sizes
  tabs
  utf
  versions
  $ ls -p
  abc
  blank
  csv
  empty
  fruit
  log
  nums
  open
  sizes
  tabs
  utf
  versions
  $ ls -Q abc
  "abc"
  $ ls nosuch
  ls: cannot access 'nosuch': No such file or directory
  [2]
  $ ls -Z1 --foo
  ls: unrecognized option '--foo'
  Try 'ls --help' for more information.
  [2]
  $ ls -w
  ls: option requires an argument -- 'w'
  Try 'ls --help' for more information.
  [2]
  $ ls -C -w 60 abc fruit csv
  abc  csv  fruit
  $ ls -s abc
  4 abc
  $ ls -s -w 40 -C
  total 44
  4 abc	 0 empty  4 nums   4 tabs
  4 blank  4 fruit  4 open   4 utf
  4 csv	 4 log	  4 sizes  4 versions
  $ busybox ls nosuch abc
  ls: nosuch: No such file or directory
  abc
  [1]
  $ busybox ls
  abc
  blank
  csv
  empty
  fruit
  log
  nums
  open
  sizes
  tabs
  utf
  versions
  $ busybox ls -C -w 40
  abc       empty     nums      tabs
  blank     fruit     open      utf
  csv       log       sizes     versions
  $ busybox ls -1 -s abc
       4 abc
