# Recorded from the original programs.
  $ grep
  Usage: grep [OPTION]... PATTERNS [FILE]...
  Try 'grep --help' for more information.
  [2]
  $ grep -E
  Usage: grep [OPTION]... PATTERNS [FILE]...
  Try 'grep --help' for more information.
  [2]
  $ grep a nosuch abc
  grep: nosuch: No such file or directory
  abc:a b c
  [2]
  $ grep -c a abc fruit
  abc:1
  fruit:4
  $ grep -l a abc fruit csv
  abc
  fruit
  csv
  $ grep -L a abc fruit csv
  $ grep -L cherry abc fruit csv
  abc
  csv
  $ grep -n -H a abc
  abc:1:a b c
  $ grep -A1 -n ERROR log
  2:2026-11-23T10:00:01 ERROR disk full
  3-2026-11-23T10:00:02 WARN slow
  $ grep -B1 -A1 -i error log
  2026-11-23T10:00:00 INFO start
  2026-11-23T10:00:01 ERROR disk full
  2026-11-23T10:00:02 WARN slow
  2026-11-23T10:00:03 error again
  $ grep -C1 slow log
  2026-11-23T10:00:01 ERROR disk full
  2026-11-23T10:00:02 WARN slow
  2026-11-23T10:00:03 error again
  $ grep -A0 -n e fruit
  2:apple
  3:cherry
  4:apple
  5:Date
  $ grep -A1 START log
  [1]
  $ grep -A1 first open csv
  open:first
  open-last
  $ grep -B1 -n apple fruit
  1-banana
  2:apple
  3-cherry
  4:apple
  $ grep -nA1 banana fruit nums csv
  fruit:1:banana
  fruit-2-apple
  $ grep '[' abc
  grep: Invalid regular expression
  [2]
  $ grep --color=always an fruit
  b[01;31m[Kan[m[K[01;31m[Kan[m[Ka
  $ grep -n --color=always an fruit
  [32m[K1[m[K[36m[K:[m[Kb[01;31m[Kan[m[K[01;31m[Kan[m[Ka
  $ grep -v a fruit
  cherry
  $ grep -q a fruit
  $ grep zzz fruit
  [1]
  $ grep -s a nosuch
  [2]
  $ grep -m1 a fruit
  banana
  $ grep -m1 -A1 a fruit
  banana
  apple
  $ grep -o 'a.' fruit
  an
  an
  ap
  ap
  at
  $ grep -on 'a.' fruit csv
  fruit:1:an
  fruit:1:an
  fruit:2:ap
  fruit:4:ap
  fruit:5:at
  csv:1:am
  csv:1:ag
  csv:2:ar
  $ grep -ob a fruit
  1:a
  3:a
  5:a
  7:a
  20:a
  27:a
  $ grep a .
  grep: .: Is a directory
  [2]
  $ grep -Z
  Usage: grep [OPTION]... PATTERNS [FILE]...
  Try 'grep --help' for more information.
  [2]
  $ grep --foo a
  grep: unrecognized option '--foo'
  Usage: grep [OPTION]... PATTERNS [FILE]...
  Try 'grep --help' for more information.
  [2]
  $ grep -e a -e b fruit
  banana
  apple
  apple
  Date
  $ grep -w a abc
  a b c
  $ grep -x f abc
  f
  $ grep -f fruit fruit
  banana
  apple
  cherry
  apple
  Date
  $ grep -f abc fruit
  [1]
  $ grep -P 'a\d' abc
  [1]
  $ grep -oP '\d+(?=,)' csv
  30
  4
  30
  $ grep -hn a abc fruit
  1:a b c
  1:banana
  2:apple
  4:apple
  5:Date
  $ grep -A x a abc
  grep: x: invalid context length argument
  [2]
  $ grep -m x a
  grep: invalid max count
  [2]
  $ grep -i ANN csv
  Ann,30,Paris
  $ grep -E 'a|b' fruit csv
  fruit:banana
  fruit:apple
  fruit:apple
  fruit:Date
  csv:name,age,city
  csv:Ann,30,Paris
  csv:Bob,4,Oslo
  $ grep -E '^[A-Z][a-z]+,[0-9]{2}' csv
  Ann,30,Paris
  Eve,30,Rome
  $ grep 'a\|b' abc
  a b c
  $ grep -vc a fruit
  1
  $ grep -c zzz fruit
  0
  [1]
  $ grep -F 'v1.1' versions
  v1.10
  $ grep -Fx 'v1.9' versions
  v1.9
  $ grep -c '' empty open
  empty:0
  open:2
  $ grep last open
  last
  $ grep - abc
  [1]
  $ grep a - < fruit
  banana
  apple
  apple
  Date
  $ grep -c . < blank
  3
  $ grep -n '' blank
  1:one
  2:
  3:
  4:two
  5:
  6:three
  $ grep -1 WARN log
  2026-11-23T10:00:01 ERROR disk full
  2026-11-23T10:00:02 WARN slow
  2026-11-23T10:00:03 error again
  $ busybox grep a nosuch abc
  grep: nosuch: No such file or directory
  abc:a b c
  [2]
  $ busybox grep -c a abc fruit
  abc:1
  fruit:4
  $ busybox grep -A1 -n ERROR log
  2:2026-11-23T10:00:01 ERROR disk full
  3-2026-11-23T10:00:02 WARN slow
  $ busybox grep -v a fruit
  cherry
  $ sed p nosuch abc
  sed: can't read nosuch: No such file or directory
  a b c
  a b c
  d e
  d e
  f
  f
  [2]
  $ sed -n 2p abc fruit
  d e
  $ sed -n '$p' abc fruit
  Date
  $ sed -s -n '$p' abc fruit
  f
  Date
  $ sed 's/a/X/g' fruit
  bXnXnX
  Xpple
  cherry
  Xpple
  DXte
  $ sed -n '/apple/,/cherry/p' fruit
  apple
  cherry
  apple
  Date
  $ sed -e 1d -e 2d abc
  f
  $ sed '$!d' open
  last(no-eol)
  $ sed k abc
  sed: -e expression #1, char 1: unknown command: `k'
  [1]
  $ sed -n '$=' abc fruit
  8
  $ sed p .
  sed: read error on .: Is a directory
  [4]
  $ sed -f nosuch abc
  sed: couldn't open file nosuch: No such file or directory
  [4]
  $ sed -E 's/([^,]*),([^,]*)/\2,\1/' csv
  age,name,city
  30,Ann,Paris
  4,Bob,Oslo
  30,Eve,Rome
  $ sed 2q abc
  a b c
  d e
  $ sed '1!G;h;$!d' abc
  f
  d e
  a b c
  $ sed -n l tabs
  a\tb\tc$
  1\t\t3$
  $ sed N abc
  a b c
  d e
  f
  $ sed '$!N;s/\n/ /' abc fruit
  a b c d e
  f banana
  apple cherry
  apple Date
  $ sed '//p' abc
  sed: -e expression #1, char 0: no previous regular expression
  [1]
  $ sed 'r abc' open
  first
  a b c
  d e
  f
  last
  a b c
  d e
  f
  $ sed 'R abc' fruit
  banana
  a b c
  apple
  d e
  cherry
  f
  apple
  Date
  $ sed = abc
  1
  a b c
  2
  d e
  3
  f
