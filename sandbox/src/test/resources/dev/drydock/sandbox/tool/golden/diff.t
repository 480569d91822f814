# Recorded from the original programs.
  $ diff abc abc
  $ diff abc fruit
  1,3c1,5
  < a b c
  < d e
  < f
  ---
  > banana
  > apple
  > cherry
  > apple
  > Date
  [1]
  $ diff -u abc fruit
  --- abc	1970-01-01 00:00:00.000000000 +0000
  +++ fruit	1970-01-01 00:00:00.000000000 +0000
  @@ -1,3 +1,5 @@
  -a b c
  -d e
  -f
  +banana
  +apple
  +cherry
  +apple
  +Date
  [1]
  $ diff -q abc fruit
  Files abc and fruit differ
  [1]
  $ diff --brief abc abc
  $ diff -s abc abc
  Files abc and abc are identical
  $ diff -y -W 40 abc blank
  a b c		   |	one
  d e		   |
  f		   |
  		   >	two
  		   >
  		   >	three
  [1]
  $ diff -c nums sizes
  *** nums	Thu Jan  1 00:00:00 1970
  --- sizes	Thu Jan  1 00:00:00 1970
  ***************
  *** 1,6 ****
  ! 10
  ! 9
  ! 2
  ! 33
  ! 1
  ! 2
  --- 1,4 ----
  ! 10K
  ! 2M
  ! 512
  ! 1G
  [1]
  $ diff abc open
  1,3c1,2
  < a b c
  < d e
  < f
  ---
  > first
  > last
  \ No newline at end of file
  [1]
  $ diff -u open abc
  --- open	1970-01-01 00:00:00.000000000 +0000
  +++ abc	1970-01-01 00:00:00.000000000 +0000
  @@ -1,2 +1,3 @@
  -first
  -last
  \ No newline at end of file
  +a b c
  +d e
  +f
  [1]
  $ diff - abc < open
  1,2c1,3
  < first
  < last
  \ No newline at end of file
  ---
  > a b c
  > d e
  > f
  [1]
  $ diff
  diff: missing operand after 'diff'
  diff: Try 'diff --help' for more information.
  [2]
  $ diff abc
  diff: missing operand after 'abc'
  diff: Try 'diff --help' for more information.
  [2]
  $ diff abc fruit nums
  diff: extra operand 'nums'
  diff: Try 'diff --help' for more information.
  [2]
  $ diff abc nosuch
  diff: nosuch: No such file or directory
  [2]
  $ diff -N abc nosuch
  1,3d0
  < a b c
  < d e
  < f
  [1]
  $ diff -U x abc fruit
  diff: invalid context length 'x'
  diff: Try 'diff --help' for more information.
  [2]
  $ diff --nosuch abc fruit
  diff: unrecognized option '--nosuch'
  diff: Try 'diff --help' for more information.
  [2]
  $ diff --label one --label two -u abc nums
  --- one
  +++ two
  @@ -1,3 +1,6 @@
  -a b c
  -d e
  -f
  +10
  +9
  +2
  +33
  +1
  +2
  [1]
  $ diff --color=always abc nums
  [36m1,3c1,6[0m
  [31m< a b c[0m
  [31m< d e[0m
  [31m< f[0m
  ---
  [32m> 10[0m
  [32m> 9[0m
  [32m> 2[0m
  [32m> 33[0m
  [32m> 1[0m
  [32m> 2[0m
  [1]
  $ diff --color=always -u abc nums
  [1m--- abc	1970-01-01 00:00:00.000000000 +0000[0m
  [1m+++ nums	1970-01-01 00:00:00.000000000 +0000[0m
  [36m@@ -1,3 +1,6 @@[0m
  [31m-a b c[0m
  [31m-d e[0m
  [31m-f[0m
  [32m+10[0m
  [32m+9[0m
  [32m+2[0m
  [32m+33[0m
  [32m+1[0m
  [32m+2[0m
  [1]
  $ mkdir one two ; cp abc one/same ; cp abc two/same ; cp nums one/x ; cp sizes two/x ; cp csv one/only ; diff one two
  Only in one: only
  diff one/x two/x
  1,6c1,4
  < 10
  < 9
  < 2
  < 33
  < 1
  < 2
  ---
  > 10K
  > 2M
  > 512
  > 1G
  [1]
  $ mkdir one two one/d two/d ; cp nums one/d/x ; cp sizes two/d/x ; diff one two ; diff -r one two
  Common subdirectories: one/d and two/d
  diff -r one/d/x two/d/x
  1,6c1,4
  < 10
  < 9
  < 2
  < 33
  < 1
  < 2
  ---
  > 10K
  > 2M
  > 512
  > 1G
  [1]
  $ mkdir one two ; cp nums one/x ; cp sizes two/x ; cp log two/new ; diff -rq one two ; diff -rqN one two
  Only in two: new
  Files one/x and two/x differ
  Files one/new and two/new differ
  Files one/x and two/x differ
  [1]
  $ mkdir one ; cp nums one/abc ; diff abc one
  1,3c1,6
  < a b c
  < d e
  < f
  ---
  > 10
  > 9
  > 2
  > 33
  > 1
  > 2
  [1]
  $ mkdir one two two/x ; cp nums one/x ; diff one two
  File one/x is a regular file while file two/x is a directory
  [1]
  $ busybox diff abc fruit
  --- abc
  +++ fruit
  @@ -1,3 +1,5 @@
  -a b c
  -d e
  -f
  +banana
  +apple
  +cherry
  +apple
  +Date
  [1]
  $ busybox diff -q abc fruit
  Files abc and fruit differ
  [1]
  $ busybox diff abc nosuch
  diff: can't stat 'nosuch': No such file or directory
  [2]
  $ busybox diff -q abc abc
