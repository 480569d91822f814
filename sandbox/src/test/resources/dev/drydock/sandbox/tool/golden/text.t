# Recorded from the original programs.
  $ cat abc fruit
  a b c
  d e
  f
  banana
  apple
  cherry
  apple
  Date
  $ cat -n abc open
       1	a b c
       2	d e
       3	f
       4	first
       5	last(no-eol)
  $ cat -b blank
       1	one
  
  
       2	two
  
       3	three
  $ cat -s -E blank
  one$
  $
  two$
  $
  three$
  $ cat -A tabs utf
  a^Ib^Ic$
  1^I^I3$
  M-hM-^HM-9M-eM-^]M-^^ ok$
  naM-CM-/ve cafM-CM-)$
  $ cat -T tabs
  a^Ib^Ic
  1^I^I3
  $ cat nosuch abc
  cat: nosuch: No such file or directory
  a b c
  d e
  f
  [1]
  $ cat -Z
  cat: invalid option -- 'Z'
  Try 'cat --help' for more information.
  [1]
  $ cat --foo
  cat: unrecognized option '--foo'
  Try 'cat --help' for more information.
  [1]
  $ cat - < abc
  a b c
  d e
  f
  $ cat .
  cat: .: Is a directory
  [1]
  $ busybox cat nosuch abc
  cat: can't open 'nosuch': No such file or directory
  a b c
  d e
  f
  [1]
  $ busybox cat -n abc
       1	a b c
       2	d e
       3	f
  $ head -n 2 fruit
  banana
  apple
  $ head -2 fruit nums
  ==> fruit <==
  banana
  apple
  
  ==> nums <==
  10
  9
  $ head -c 3 abc
  a b(no-eol)
  $ head -n -2 fruit
  banana
  apple
  cherry
  $ head -c -3 fruit
  banana
  apple
  cherry
  apple
  Da(no-eol)
  $ head -n x abc
  head: invalid number of lines: 'x'
  [1]
  $ head nosuch abc csv
  head: cannot open 'nosuch' for reading: No such file or directory
  ==> abc <==
  a b c
  d e
  f
  
  ==> csv <==
  name,age,city
  Ann,30,Paris
  Bob,4,Oslo
  Eve,30,Rome
  [1]
  $ head -q -n1 abc csv
  a b c
  name,age,city
  $ head -n 0 abc
  $ head .
  head: error reading '.': Is a directory
  [1]
  $ busybox head -n 1 abc nosuch csv
  head: nosuch: No such file or directory
  ==> abc <==
  a b c
  
  ==> csv <==
  name,age,city
  [1]
  $ busybox head -n x abc
  head: invalid number 'x'
  [1]
  $ tail -n 2 fruit
  apple
  Date
  $ tail -2 fruit nums
  tail: option used in invalid context -- 2
  [1]
  $ tail -n +3 fruit
  cherry
  apple
  Date
  $ tail -c 4 fruit
  ate
  $ tail -c +10 fruit
  ple
  cherry
  apple
  Date
  $ tail -n 1 open
  last(no-eol)
  $ tail -n 0 abc
  $ tail -q -n1 abc csv
  f
  Eve,30,Rome
  $ tail nosuch
  tail: cannot open 'nosuch' for reading: No such file or directory
  [1]
  $ tail - < abc
  a b c
  d e
  f
  $ busybox tail -n 1 abc nosuch csv
  tail: can't open 'nosuch': No such file or directory
  ==> abc <==
  f
  
  ==> csv <==
  Eve,30,Rome
  [1]
  $ busybox tail +2 abc
  d e
  f
  $ wc abc
   3  6 12 abc
  $ wc abc fruit
   3  6 12 abc
   5  5 31 fruit
   8 11 43 total
  $ wc -l abc
  3 abc
  $ wc -l abc fruit nosuch
  wc: nosuch: No such file or directory
   3 abc
   5 fruit
   8 total
  [1]
  $ wc -l < abc
  3
  $ wc -c -w tabs
   5 11 tabs
  $ wc -L tabs
  17 tabs
  $ wc open empty
   1  2 10 open
   0  0  0 empty
   1  2 10 total
  $ busybox wc abc
          3         6        12 abc
  $ busybox wc abc fruit
          3         6        12 abc
          5         5        31 fruit
          8        11        43 total
  $ busybox wc -l abc
  3 abc
  $ busybox wc -l < abc
  3
  $ rev abc
  c b a
  e d
  f
  $ rev nosuch
  rev: cannot open nosuch: No such file or directory
  [1]
  $ tail -x
  tail: invalid option -- 'x'
  Try 'tail --help' for more information.
  [1]
  $ head --lines
  head: option '--lines' requires an argument
  Try 'head --help' for more information.
  [1]
  $ head -n
  head: option requires an argument -- 'n'
  Try 'head --help' for more information.
  [1]
  $ head --li=1 abc
  a b c
