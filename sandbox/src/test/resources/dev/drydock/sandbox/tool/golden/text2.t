# Recorded from the original programs.
  $ cut
  cut: you must specify a list of bytes, characters, or fields
  Try 'cut --help' for more information.
  [1]
  $ cut -d, abc
  cut: you must specify a list of bytes, characters, or fields
  Try 'cut --help' for more information.
  [1]
  $ cut -d ab -f1 csv
  cut: the delimiter must be a single character
  Try 'cut --help' for more information.
  [1]
  $ cut -f0 csv
  cut: fields are numbered from 1
  Try 'cut --help' for more information.
  [1]
  $ cut -f x csv
  cut: invalid field value 'x'
  Try 'cut --help' for more information.
  [1]
  $ cut -f 3-2 csv
  cut: invalid decreasing range
  Try 'cut --help' for more information.
  [1]
  $ cut -c1 -f1 csv
  cut: only one list may be specified
  Try 'cut --help' for more information.
  [1]
  $ cut -d, -f2 --complement csv
  name,city
  Ann,Paris
  Bob,Oslo
  Eve,Rome
  $ cut -d, -f1,3 --output-delimiter=: csv
  name:city
  Ann:Paris
  Bob:Oslo
  Eve:Rome
  $ cut -s -d, -f2 abc csv
  age
  30
  4
  30
  $ cut -c2- abc
   b c
   e
  
  $ cut -c1-2,4 csv
  nae
  An,
  Bo,
  Ev,
  $ cut -c-3 fruit
  ban
  app
  che
  app
  Dat
  $ cut -b1 fruit
  b
  a
  c
  a
  D
  $ cut -d' ' -f2 abc
  b
  e
  f
  $ cut -f2 tabs
  b
  
  $ busybox cut -d, -f x csv
  cut: invalid number 'x'
  [1]
  $ busybox cut -d, -f2 csv
  age
  30
  4
  30
  $ tr
  tr: missing operand
  Try 'tr --help' for more information.
  [1]
  $ tr a
  tr: missing operand after 'a'
  Two strings must be given when translating.
  Try 'tr --help' for more information.
  [1]
  $ tr a b c
  tr: extra operand 'c'
  Try 'tr --help' for more information.
  [1]
  $ tr -d a b
  tr: extra operand 'b'
  Only one string may be given when deleting without squeezing repeats.
  Try 'tr --help' for more information.
  [1]
  $ tr '[:foo:]' x < abc
  tr: invalid character class 'foo'
  [1]
  $ tr a '' < abc
  tr: when not truncating set1, string2 must be non-empty
  [1]
  $ tr a-z A-Z < abc
  A B C
  D E
  F
  $ tr -s 'a-z' < fruit
  banana
  aple
  chery
  aple
  Date
  $ tr -cd 'a-z\n' < csv
  nameagecity
  nnaris
  obslo
  veome
  $ tr 'z-a' x < abc
  tr: range-endpoints of 'z-a' are in reverse collating sequence order
  [1]
  $ tr '[:lower:]' '[:upper:]' < abc
  A B C
  D E
  F
  $ tr -c 'a-z\n' '[_*]' < csv
  name_age_city
  _nn_____aris
  _ob____slo
  _ve_____ome
  $ tr -t abc xy < abc
  x y c
  d e
  f
  $ tr -s '\n' < blank
  one
  two
  three
  $ tr '\n' ' ' < abc
  a b c d e f (no-eol)
  $ tr -d '\n' < abc
  a b cd ef(no-eol)
  $ tr ' ' '\n' < abc
  a
  b
  c
  d
  e
  f
  $ uniq -c fruit
        1 banana
        1 apple
        1 cherry
        1 apple
        1 Date
  $ uniq -d fruit
  $ uniq -u nosuch
  uniq: nosuch: No such file or directory
  [1]
  $ uniq -D nums
  $ uniq -f1 -c csv
        4 name,age,city
  $ uniq -i fruit
  banana
  apple
  cherry
  apple
  Date
  $ uniq a b c
  uniq: extra operand 'c'
  Try 'uniq --help' for more information.
  [1]
  $ uniq -c blank
        1 one
        2 
        1 two
        1 
        1 three
  $ uniq -d blank
  
  $ uniq -u blank
  one
  two
  
  three
  $ sort fruit
  Date
  apple
  apple
  banana
  cherry
  $ sort -n nums
  1
  2
  2
  9
  10
  33
  $ sort -k2 -t, csv
  Ann,30,Paris
  Eve,30,Rome
  Bob,4,Oslo
  name,age,city
  $ sort -k2n -t, csv
  name,age,city
  Bob,4,Oslo
  Ann,30,Paris
  Eve,30,Rome
  $ sort -t, -k2,2nr -k1 csv
  Ann,30,Paris
  Eve,30,Rome
  Bob,4,Oslo
  name,age,city
  $ sort -u fruit
  Date
  apple
  banana
  cherry
  $ sort -f fruit
  apple
  apple
  banana
  cherry
  Date
  $ sort -h sizes
  512
  10K
  2M
  1G
  $ sort -V versions
  v1.2.3
  v1.9
  v1.10
  $ sort -r fruit
  cherry
  banana
  apple
  apple
  Date
  $ sort -nr nums
  33
  10
  9
  2
  2
  1
  $ sort -nu nums
  1
  2
  9
  10
  33
  $ sort nosuch
  sort: cannot read: nosuch: No such file or directory
  [2]
  $ sort nosuch abc
  sort: cannot read: nosuch: No such file or directory
  [2]
  $ sort -c fruit
  sort: fruit:2: disorder: apple
  [1]
  $ sort -C fruit
  [1]
  $ sort -c versions
  sort: versions:3: disorder: v1.2.3
  [1]
  $ sort -k0 fruit
  sort: field number is zero: invalid field specification '0'
  [2]
  $ sort -kx fruit
  sort: invalid number at field start: invalid count at start of 'x'
  [2]
  $ sort -t ab fruit
  sort: multi-character tab 'ab'
  [2]
  $ sort -n -k 2 abc
  a b c
  d e
  f
  $ sort -Z
  sort: invalid option -- 'Z'
  Try 'sort --help' for more information.
  [2]
  $ sort -b -k2 abc
  f
  a b c
  d e
  $ sort -s -k1,1 csv
  Ann,30,Paris
  Bob,4,Oslo
  Eve,30,Rome
  name,age,city
  $ sort .
  sort: read failed: .: Is a directory
  [2]
  $ sort -k1.2 fruit
  banana
  Date
  cherry
  apple
  apple
  $ sort -t, -k3 csv
  Bob,4,Oslo
  Ann,30,Paris
  Eve,30,Rome
  name,age,city
  $ sort open abc
  a b c
  d e
  f
  first
  last
  $ sort -uf fruit
  apple
  banana
  cherry
  Date
  $ busybox sort nosuch
  sort: nosuch: No such file or directory
  [2]
  $ busybox sort -k2 -t, csv
  Ann,30,Paris
  Eve,30,Rome
  Bob,4,Oslo
  name,age,city
  $ tac abc
  f
  d e
  a b c
  $ tac open
  lastfirst
  $ tac nosuch
  tac: failed to open 'nosuch' for reading: No such file or directory
  [1]
  $ nl abc
       1	a b c
       2	d e
       3	f
  $ nl -ba blank
       1	one
       2	
       3	
       4	two
       5	
       6	three
  $ nl -w3 -s: fruit
    1:banana
    2:apple
    3:cherry
    4:apple
    5:Date
  $ fold -w 5 csv
  name,
  age,c
  ity
  Ann,3
  0,Par
  is
  Bob,4
  ,Oslo
  Eve,3
  0,Rom
  e
  $ fold -s -w 8 log
  2026-11-
  23T10:00
  :00 
  INFO 
  start
  2026-11-
  23T10:00
  :01 
  ERROR 
  disk 
  full
  2026-11-
  23T10:00
  :02 
  WARN 
  slow
  2026-11-
  23T10:00
  :03 
  error 
  again
  $ expand tabs
  a       b       c
  1               3
  $ paste abc fruit
  a b c	banana
  d e	apple
  f	cherry
  	apple
  	Date
  $ paste -d, abc fruit
  a b c,banana
  d e,apple
  f,cherry
  ,apple
  ,Date
  $ paste -s abc
  a b c	d e	f
  $ paste -s -d+ nums
  10+9+2+33+1+2
  $ column -t abc
  a  b  c
  d  e  
  f     
  $ column -t -s, csv
  name  age  city
  Ann   30   Paris
  Bob   4    Oslo
  Eve   30   Rome
  $ comm -12 fruit fruit
  banana
  apple
  cherry
  apple
  Date
  $ comm abc
  comm: missing operand after 'abc'
  Try 'comm --help' for more information.
  [1]
  $ join -t, csv csv
  name,age,city,age,city
  Ann,30,Paris,30,Paris
  Bob,4,Oslo,4,Oslo
  Eve,30,Rome,30,Rome
  $ shuf -n 0 abc
  $ od -c abc
  0000000   a       b       c  \n   d       e  \n   f  \n
  0000014
  $ od abc
  0000000 020141 020142 005143 020144 005145 005146
  0000014
  $ od -An -tx1 abc
   61 20 62 20 63 0a 64 20 65 0a 66 0a
  $ od -x abc
  0000000 2061 2062 0a63 2064 0a65 0a66
  0000014
  $ od -tx1 -N 4 abc
  0000000 61 20 62 20
  0000004
  $ od -A x -t x1z abc
  000000 61 20 62 20 63 0a 64 20 65 0a 66 0a              >a b c.d e.f.<
  00000c
  $ od -b abc
  0000000 141 040 142 040 143 012 144 040 145 012 146 012
  0000014
  $ od -d abc
  0000000  8289  8290  2659  8292  2661  2662
  0000014
  $ od -t d4 abc
  0000000   543301729   543427171   174459493
  0000014
  $ od -j 2 -c abc
  0000002   b       c  \n   d       e  \n   f  \n
  0000014
  $ od nosuch
  od: nosuch: No such file or directory
  [1]
  $ od -c utf
  0000000 350 210 271 345 235 236       o   k  \n   n   a 303 257   v   e
  0000020       c   a   f 303 251  \n
  0000027
  $ od -tx1c csv
  0000000  6e  61  6d  65  2c  61  67  65  2c  63  69  74  79  0a  41  6e
            n   a   m   e   ,   a   g   e   ,   c   i   t   y  \n   A   n
  0000020  6e  2c  33  30  2c  50  61  72  69  73  0a  42  6f  62  2c  34
            n   ,   3   0   ,   P   a   r   i   s  \n   B   o   b   ,   4
  0000040  2c  4f  73  6c  6f  0a  45  76  65  2c  33  30  2c  52  6f  6d
            ,   O   s   l   o  \n   E   v   e   ,   3   0   ,   R   o   m
  0000060  65  0a
            e  \n
  0000062
  $ od -c -N 0 abc
  0000000
  $ od -An -c -N 5 csv
     n   a   m   e   ,
  $ od -v -tx1 csv
  0000000 6e 61 6d 65 2c 61 67 65 2c 63 69 74 79 0a 41 6e
  0000020 6e 2c 33 30 2c 50 61 72 69 73 0a 42 6f 62 2c 34
  0000040 2c 4f 73 6c 6f 0a 45 76 65 2c 33 30 2c 52 6f 6d
  0000060 65 0a
  0000062
  $ xxd abc
  00000000: 6120 6220 630a 6420 650a 660a            a b c.d e.f.
  $ xxd -p abc
  61206220630a6420650a660a
  $ xxd csv
  00000000: 6e61 6d65 2c61 6765 2c63 6974 790a 416e  name,age,city.An
  00000010: 6e2c 3330 2c50 6172 6973 0a42 6f62 2c34  n,30,Paris.Bob,4
  00000020: 2c4f 736c 6f0a 4576 652c 3330 2c52 6f6d  ,Oslo.Eve,30,Rom
  00000030: 650a                                     e.
  $ xxd -b -l 5 abc
  00000000: 01100001 00100000 01100010 00100000 01100011           a b c
  $ xxd -u -c 4 abc
  00000000: 6120 6220  a b 
  00000004: 630A 6420  c.d 
  00000008: 650A 660A  e.f.
  $ hexdump abc
  0000000 2061 2062 0a63 2064 0a65 0a66          
  000000c
  $ hexdump -C abc
  00000000  61 20 62 20 63 0a 64 20  65 0a 66 0a              |a b c.d e.f.|
  0000000c
  $ hexdump -C csv
  00000000  6e 61 6d 65 2c 61 67 65  2c 63 69 74 79 0a 41 6e  |name,age,city.An|
  00000010  6e 2c 33 30 2c 50 61 72  69 73 0a 42 6f 62 2c 34  |n,30,Paris.Bob,4|
  00000020  2c 4f 73 6c 6f 0a 45 76  65 2c 33 30 2c 52 6f 6d  |,Oslo.Eve,30,Rom|
  00000030  65 0a                                             |e.|
  00000032
  $ hexdump -c abc
  0000000   a       b       c  \n   d       e  \n   f  \n                
  000000c
  $ hexdump -b abc
  0000000 141 040 142 040 143 012 144 040 145 012 146 012                
  000000c
  $ base64 csv
  bmFtZSxhZ2UsY2l0eQpBbm4sMzAsUGFyaXMKQm9iLDQsT3NsbwpFdmUsMzAsUm9tZQo=
  $ base64 -w 10 abc
  YSBiIGMKZC
  BlCmYK
  $ base64 nosuch
  base64: nosuch: No such file or directory
  [1]
  $ base64 -d abc
  base64: invalid input
  [1]
  $ md5sum abc nosuch
  md5sum: nosuch: No such file or directory
  8e1850cda1ec6f37a796187acf7f76ca  abc
  [1]
  $ sha256sum abc open
  403589f4e8c9789b76095bd81ce6bbd9f75e434d525d82cbaaa089668489408f  abc
  7080ca9a0e72864f0ee38e35021bf5daa829bfe5b4b83e1ccd299c6ed11abf80  open
  $ sha1sum empty
  da39a3ee5e6b4b0d3255bfef95601890afd80709  empty
  $ sha512sum abc
  a8942de6b9dcfe8aacb502f225422380c6677b8201a50d3759fafa466370e96c82914d157a2e4c660ce3d6d67a803589214072d2238cc40b64982bbbffee4f8c  abc
  $ busybox md5sum abc nosuch
  md5sum: can't open 'nosuch': No such file or directory
  8e1850cda1ec6f37a796187acf7f76ca  abc
  [1]
