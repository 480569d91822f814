# Recorded from the original programs.
  $ awk '{print $1}' abc
  a
  d
  f
  $ awk '{print $NF, NF, NR}' abc csv
  c 3 1
  e 2 2
  f 1 3
  name,age,city 1 4
  Ann,30,Paris 1 5
  Bob,4,Oslo 1 6
  Eve,30,Rome 1 7
  $ awk -F, '{print $2 "-" $1}' csv
  age-name
  30-Ann
  4-Bob
  30-Eve
  $ awk -F, 'NR>1{s+=$2} END{print s, s/(NR-1)}' csv
  64 21.3333
  $ awk -F, 'NR>1 && $2>=30' csv
  Ann,30,Paris
  Eve,30,Rome
  $ awk '/ERROR/' log
  2026-11-23T10:00:01 ERROR disk full
  $ awk '!/INFO/{print $2}' log
  ERROR
  WARN
  error
  $ awk '/ERROR/,/error/{print NR": "$0}' log
  2: 2026-11-23T10:00:01 ERROR disk full
  3: 2026-11-23T10:00:02 WARN slow
  4: 2026-11-23T10:00:03 error again
  $ awk 'NR==2,NR==3' log
  2026-11-23T10:00:01 ERROR disk full
  2026-11-23T10:00:02 WARN slow
  $ awk 'BEGIN{print "start"} {n++} END{print n, NR}' abc
  start
  3 3
  $ awk '{$2="X"; print}' abc
  a X c
  d X
  f X
  $ awk '{$5="five"; print; print NF}' abc
  a b c  five
  5
  d e   five
  5
  f    five
  5
  $ awk '{NF=1; print}' abc
  a
  d
  f
  $ awk 'BEGIN{OFS="-"} {$1=$1; print}' abc
  a-b-c
  d-e
  f
  $ awk '{print length, length($1)}' abc
  5 1
  3 1
  1 1
  $ awk 'length>3' fruit
  banana
  apple
  cherry
  apple
  Date
  $ awk '{print toupper($0)}' fruit
  BANANA
  APPLE
  CHERRY
  APPLE
  DATE
  $ awk '{a[$1]++} END{for(k in a) if (a[k]>1) print k, a[k]}' fruit
  apple 2
  $ awk '!seen[$0]++' fruit
  banana
  apple
  cherry
  Date
  $ awk '{a[NR]=$0} END{for(i=NR;i>0;i--) print a[i]}' abc
  f
  d e
  a b c
  $ awk 'BEGIN{printf "%5d|%-5s|%05.2f|%x|%c|%c|%%\n", 42, "ab", 3.14159, 255, 65, "hello"}'
     42|ab   |03.14|ff|A|h|%
  $ awk 'BEGIN{printf "%s %s %s\n", 1e6, 0.1, 1e-5; print 1e6, 0.1, 1e-5, 123456789, 0.1+0.2, 1/3}'
  1000000 0.1 1e-05
  1000000 0.1 1e-05 123456789 0.3 0.333333
  $ awk 'BEGIN{print substr("hello",2,3), substr("hello",0), substr("hello",-1,3), substr("hello",4,100) "|" substr("hello",10)}'
  ell hello hel lo|
  $ awk 'BEGIN{print index("foobar","bar"), index("x","y"), match("foobar","o+"), RSTART, RLENGTH}'
  4 0 2 2 2
  $ awk 'BEGIN{s="aaa"; n=gsub(/a/,"b&b",s); print n, s; t="hello"; sub(/l/,"[&]",t); print t; u="a.b.c"; gsub(/\./,"\\&",u); print u}'
  3 babbabbab
  he[l]lo
  a&b&c
  $ awk 'BEGIN{s="abc"; gsub(//,"-",s); print s; t="abc"; gsub(/x*/,"-",t); print t; print gensub(/(a)(b)/,"\\2\\1","g","abab")}'
  -a-b-c-
  -a-b-c-
  baba
  $ awk 'BEGIN{n=split("a:b:c",p,":"); print n, p[1], p[3]; n=split("  x  y ",q); print n, q[1]; n=split("",r); print n; n=split("abc",z,""); print n, z[2]}'
  3 a c
  2 x
  0
  3 b
  $ awk 'BEGIN{x["a"]=1; x["b",2]=3; print ("a" in x), ("c" in x), (("b",2) in x); delete x["a"]; print length(x)}'
  1 0 1
  1
  $ awk 'BEGIN{while(i<3){i++; if(i==2)continue; print i}; do{j++}while(j<5); print j; for(;;){k++; if(k>3)break}; print k}'
  1
  3
  5
  4
  $ awk 'function f(n){return n<2?1:n*f(n-1)} BEGIN{print f(10)}'
  3628800
  $ awk 'function fill(a,n,  i){for(i=1;i<=n;i++)a[i]=i*i} BEGIN{fill(sq,4); print sq[4], length(sq), i ""}'
  16 4 
  $ awk 'function swap(a,i,j,t){t=a[i];a[i]=a[j];a[j]=t} {r[NR]=$0} END{swap(r,1,2); print r[1]; print r[2]}' fruit
  apple
  banana
  $ awk 'BEGIN{print 1==1.0, "a"<"b", "10"<"9", 10<9, "abc"<1, x==0, x==""}'
  1 1 1 0 0 1 1
  $ awk '{print ($1<$2), ($1==$2)}' nums
  0 0
  0 0
  0 0
  0 0
  0 0
  0 0
  $ awk '$1>9' nums
  10
  33
  $ awk '$1>"9"' nums
  $ awk 'BEGIN{print 2^10, 2**3, 7%3, -7%3, 2^3^2, -2^2, !0, !1, !"", 1- -1}'
  1024 8 1 -1 512 -4 1 0 1 2
  $ awk 'BEGIN{x=5; x+=2; x*=3; x-=1; x/=4; x%=3; x^=2; print x; print x++ + ++x, x--, x}'
  4
  10 6 5
  $ awk 'BEGIN{print (1>2 ? "y" : "n"), length("abc" "de")}'
  n 5
  $ awk 'BEGIN{print "a" > "out"; print "b" > "out"; close("out"); while((getline l < "out")>0) print "got", l}' ; cat out
  got a
  got b
  a
  b
  $ awk '{print > ($1 ".txt")}' abc ; cat a.txt d.txt
  a b c
  d e
  $ awk 'BEGIN{while((getline line < "abc")>0) n++; print n; print (getline x < "nosuch")}'
  3
  -1
  $ awk 'NR==1{getline; print "after", $0} NR==2{getline v; print v, NR}' fruit
  after apple
  cherry 3
  $ awk 'NR%2{next} {print}' fruit
  apple
  apple
  $ awk 'FNR==2{nextfile} {print FILENAME, FNR, NR}' abc fruit
  abc 1 1
  fruit 1 3
  $ awk 'NR==FNR{a[$1]=1; next} $1 in a' fruit fruit
  banana
  apple
  cherry
  apple
  Date
  $ awk '{exit} END{print "end", NR}' abc
  end 1
  $ awk 'BEGIN{exit 3} END{print "e"}'
  e
  [3]
  $ awk '{exit 4}' abc
  [4]
  $ awk -v x=5 -v 's=a\tb' 'BEGIN{print x+1, s}'
  6 a	b
  $ awk '{print v, $1}' v=1 abc v=2 open
  1 a
  1 d
  1 f
  2 first
  2 last
  $ awk -F '[,:]' '{print $2, $3}' csv log
  age city
  30 Paris
  4 Oslo
  30 Rome
  00 00 INFO start
  00 01 ERROR disk full
  00 02 WARN slow
  00 03 error again
  $ awk -F'|' '{print NF}' abc
  1
  1
  1
  $ awk -F '\t' '{print $3}' tabs
  c
  3
  $ awk -Ft '{print $2}' tabs
  
  
  $ awk 'BEGIN{RS=""} {print NR": "$1; n=NF} END{print n}' blank
  1: one
  2: two
  3: three
  1
  $ awk 'BEGIN{RS=""; FS="\n"} {print $1 "+" $2}' blank
  one+
  two+
  three+
  $ awk 'BEGIN{RS=","} {print NR, $0}' csv
  1 name
  2 age
  3 city
  Ann
  4 30
  5 Paris
  Bob
  6 4
  7 Oslo
  Eve
  8 30
  9 Rome
  
  $ awk 'BEGIN{RS="[0-9]+"} {print NR, $0, RT}' csv
  1 name,age,city
  Ann, 30
  2 ,Paris
  Bob, 4
  3 ,Oslo
  Eve, 30
  4 ,Rome
   
  $ awk 'BEGIN{ORS="; "} {print $1} END{printf "\n"}' abc
  a; d; f; 
  $ awk '{print $1}' open empty abc
  first
  last
  a
  d
  f
  $ awk 'END{print $0, NF}' abc
  f 1
  $ awk '{print $(NF-1)}' csv
  name,age,city
  Ann,30,Paris
  Bob,4,Oslo
  Eve,30,Rome
  $ awk '{ $3 = ""; print NF ":" $0 }' abc
  3:a b 
  3:d e 
  3:f  
  $ awk 'BEGIN { if (!("x" in a)) print "no"; if (1) print "one"; else print "two" }'
  no
  one
  $ awk 'BEGIN { if (0) print "one"; else if (1) { print "three" } else print "two" }'
  three
  $ awk 'BEGIN{print length()}' abc
  0
  $ awk 'BEGIN{print toupper(substr("docker",1,1)) substr("docker",2), tolower("ABC"), sprintf("%03d",7)}'
  Docker abc 007
  $ awk 'BEGIN{print int(3.9), int(-3.9), int("12abc"), sqrt(16), exp(0), log(1), sin(0), cos(0), atan2(0,-1)}'
  3 -3 12 4 1 0 0 1 3.14159
  $ awk 'BEGIN{CONVFMT="%.2g"; a=3.14159; b=a ""; print b; OFMT="%.3f"; print a, 17, 17.0}'
  3.1
  3.142 17 17
  $ awk 'BEGIN{print substr("船坞容器",2,2), length("船坞"), index("船坞","坞"), toupper("é")}'
  �� 6 4 é
  $ awk '{print $1; print $2 > "/dev/stderr"}' csv
  
  
  
  
  name,age,city
  Ann,30,Paris
  Bob,4,Oslo
  Eve,30,Rome
  $ awk 'BEGIN{print 1,2 > "/dev/stdout"; print(1)(2); print (1,2)}'
  1 2
  12
  1 2
  $ awk 'BEGIN{a="x"; a=a a; a=a a; print a; print a~"x+$", a!~/y/, "a.b"~/a\.b/, "a.b"~"a\\.b"}'
  xxxx
  1 1 1 1
  $ awk 'BEGIN{switch("b"){case "a": print 1; break; case /b/: print 2; default: print 3}}'
  2
  3
  $ awk 'BEGIN{print strftime("%Y-%m-%d %H:%M:%S",86400,1)}'
  1970-01-02 00:00:00
  $ awk 'BEGIN{print and(12,10), or(12,10), xor(12,10), lshift(1,4), rshift(16,2), strtonum("0x1F"), strtonum("017")}'
  8 14 6 16 4 31 15
  $ awk 'BEGIN{a[1]="c";a[2]="a";a[3]="b"; n=asort(a); for(i=1;i<=n;i++) printf "%s ", a[i]; print ""; PROCINFO["sorted_in"]="@ind_num_desc"; for(k in a) printf "%s ", k; print ""}'
  a b c 
  3 2 1 
  $ awk 'BEGIN{print match("ab12cd",/([a-z]+)([0-9]+)/,m), m[1], m[2], m[0]}'
  1 ab 12 ab12
  $ awk 'BEGIN{IGNORECASE=1} /error/' log
  2026-11-23T10:00:01 ERROR disk full
  2026-11-23T10:00:03 error again
  $ awk '/[[:upper:]]{4,}/{print $2}' log
  INFO
  ERROR
  WARN
  $ awk '{ gsub(/[aeiou]/, ""); print }' fruit
  bnn
  ppl
  chrry
  ppl
  Dt
  $ awk '{ sub(/^[^ ]+ /, ""); print }' log
  INFO start
  ERROR disk full
  WARN slow
  error again
  $ awk '{ printf "%-10s|%6.2f|\n", $1, NR/3 }' fruit
  banana    |  0.33|
  apple     |  0.67|
  cherry    |  1.00|
  apple     |  1.33|
  Date      |  1.67|
  $ awk '{s=""; for(i=NF;i>0;i--) s=s (i<NF?" ":"") $i; print s}' abc
  c b a
  e d
  f
  $ awk '{print $1' abc
  awk: cmd. line:1: {print $1
  awk: cmd. line:1:          ^ unexpected newline or end of string
  [1]
  $ awk '{print $1}}' abc
  awk: cmd. line:1: {print $1}}
  awk: cmd. line:1:           ^ syntax error
  [1]
  $ awk 'BEGIN{print 1/0}'
  awk: cmd. line:1: error: division by zero attempted
  [1]
  $ awk 'BEGIN{x=0; print 1/x}'
  awk: cmd. line:1: fatal: division by zero attempted
  [2]
  $ awk '{x=0; print 1%x}' abc
  awk: cmd. line:1: (FILENAME=abc FNR=1) fatal: division by zero attempted in `%'
  [2]
  $ awk '{print}' nosuch
  awk: fatal: cannot open file `nosuch' for reading: No such file or directory
  [2]
  $ awk '{print}' abc nosuch
  awk: cmd. line:1: fatal: cannot open file `nosuch' for reading: No such file or directory
  a b c
  d e
  f
  [2]
  $ awk '{print}' . abc
  awk: warning: command line argument `.' is a directory: skipped
  a b c
  d e
  f
  $ awk -f nosuch
  awk: fatal: cannot open source file `nosuch' for reading: No such file or directory
  [2]
  $ awk -v 1x=3 'BEGIN{}'
  awk: fatal: `1x' is not a legal variable name
  [2]
  $ awk 'BEGIN{print substr("hello"}'
  awk: cmd. line:1: BEGIN{print substr("hello"}
  awk: cmd. line:1:                           ^ syntax error
  [1]
  $ awk 'BEGIN{print > "/nodir/x"}'
  awk: cmd. line:1: fatal: cannot redirect to `/nodir/x': No such file or directory
  [2]
  $ awk 'BEGIN{foo(1)}'
  awk: cmd. line:1: fatal: function `foo' not defined
  [2]
  $ awk 'BEGIN{if}'
  awk: cmd. line:1: BEGIN{if}
  awk: cmd. line:1:         ^ syntax error
  [1]
  $ awk 'BEGIN { print "a }'
  awk: cmd. line:1: BEGIN { print "a }
  awk: cmd. line:1:               ^ unterminated string
  [1]
  $ awk '/a(/{print}'
  awk: cmd. line:1: error: Unmatched ( or \(: /a(/
  [1]
  $ awk '/ab'
  awk: cmd. line:1: /ab
  awk: cmd. line:1:  ^ unterminated regexp
  [1]
  $ awk '/ab' abc
  awk: cmd. line:1: /ab
  awk: cmd. line:1:  ^ unterminated regexp
  [1]
  $ awk 'BEGIN{x[1]=1; x=2}'
  awk: cmd. line:1: fatal: attempt to use array `x' in a scalar context
  [2]
  $ awk 'BEGIN{printf "%d %s\n", 1}'
  awk: cmd. line:1: fatal: not enough arguments to satisfy format string
  	`%d %s
  '
  	    ^ ran out for this one
  [2]
  $ awk 'BEGIN{printf "%d %z\n", 1}'
  1 %z
  $ awk 'BEGIN{next}'
  awk: cmd. line:1: error: `next' used in BEGIN action
  [1]
  $ awk 'BEGIN{return}'
  awk: cmd. line:1: BEGIN{return}
  awk: cmd. line:1:       ^ `return' used outside function context
  [1]
  $ awk 'BEGIN{break}'
  awk: cmd. line:1: error: `break' is not allowed outside a loop or switch
  awk: cmd. line:1: error: `break' is not allowed outside a loop or switch
  [1]
  $ awk '{print $-1}' abc
  awk: cmd. line:1: (FILENAME=abc FNR=1) fatal: attempt to access field -1
  [2]
  $ awk 'BEGIN{print log(-1)}'
  awk: cmd. line:1: warning: log: received negative argument -1
  -nan
  $ awk 'BEGIN{print "a\.b", "\q"}'
  awk: cmd. line:1: warning: escape sequence `\.' treated as plain `.'
  awk: cmd. line:1: warning: escape sequence `\q' treated as plain `q'
  a.b q
  $ awk 'BEGIN{print -0, 1e300*1e300, 2^53, 2^53+1, 1e30, 1e16, 100000*100000, 1234567.5, "3x"+1}'
  0 +inf 9007199254740992 9007199254740992 1000000000000000019884624838656 10000000000000000 10000000000 1.23457e+06 4
  $ awk 'BEGIN{getline; print "got " $0; getline x; print x}' abc
  got a b c
  d e
  $ awk 'BEGIN{getline; print "got " $0}' < abc
  got a b c
  $ awk '{print $1}' < abc
  a
  d
  f
  $ awk '{print FILENAME ":" $1}' - < open
  -:first
  -:last
  $ awk '{n = NF; $(n+2) = "z"; print; print NF}' abc
  a b c  z
  5
  d e  z
  4
  f  z
  3
  $ awk 'BEGIN { "x" in a; print (1 in a) ? "y" : "n"; a[1]; print 1 in a }'
  n
  1
  $ awk -F: '{ print $1; exit }' log
  2026-11-23T10
  $ awk 'NR==2{print; exit}' fruit
  apple
  $ awk 'END{print NR}' log
  4
  $ awk '{w+=NF; c+=length($0)+1} END{print NR, w, c}' log
  4 13 129
  $ awk '{ if ($2 == "ERROR") e++; else o++ } END { print e, o }' log
  1 3
  $ awk '{ count[$2]++ } END { print count["INFO"], count["ERROR"] }' log
  1 1
  $ awk 'max < $1 { max = $1 } END { print max }' nums
  33
  $ awk '{ $1 = $1 } 1' tabs
  a b c
  1 3
  $ awk 1 abc
  a b c
  d e
  f
  $ awk '' abc
  $ awk 'BEGIN{;}' abc
  $ awk 'BEGIN{a = 1; b = a++ + a++; print a, b; print a" "b; c = a == 3 && b > 2; print c; print !c + 1}'
  3 3
  3 3
  1
  1
  $ awk 'BEGIN{$0="a b c"; print NF, $2; $3="Z"; print; NF=2; print; $0="x"; print NF}'
  3 b
  a b Z
  a b
  1
  $ mawk '{print $1}' abc
  a
  d
  f
  $ mawk -F, 'NR>1{s+=$2} END{print s}' csv
  64
  $ mawk 'BEGIN{print 2^31, 2^53, 1e6, 1/3, 100000*100000}'
  2.14748e+09 9.0072e+15 1000000 0.333333 1e+10
  $ mawk 'BEGIN{printf "%d %i %x\n", 2^40, "12abc", 255}'
  2147483647 12 ff
  $ mawk 'BEGIN{print substr("hello",0), substr("hello",0,3), substr("hello",-1,3), toupper("abc")}'
  hello hel hell ABC
  $ mawk '{print' abc
  mawk: line 2: missing } near end of file
  [2]
  $ mawk '{print}}' abc
  mawk: line 1: extra '}'
  mawk: line 1: syntax error at or near end of line
  [2]
  $ mawk 'BEGIN{print 1/0}'
  inf
  $ mawk '{print}' nosuch
  mawk: cannot open nosuch (No such file or directory)
  [2]
  $ mawk 'BEGIN{foo(1)}'
  mawk: line 2: function foo never defined
  [2]
  $ mawk 'BEGIN{print substr("hello")}'
  mawk: line 1: wrong number of arguments in call to substr
  [2]
  $ mawk 'BEGIN{getline; print "got " $0}' < abc
  got a b c
  $ mawk 'BEGIN { next }'
  mawk: line 1: improper use of next
  [2]
  $ busybox awk '{print $1}' abc
  a
  d
  f
  $ busybox awk -F, 'NR>1{s+=$2} END{print s, s/3}' csv
  64 21.3333
  $ busybox awk '{print $1' abc
  awk: cmd. line:1: Unexpected token
  [1]
  $ busybox awk 'BEGIN{print 1/0}'
  awk: cmd. line:1: Division by zero
  [1]
  $ busybox awk '{print}' nosuch
  awk: nosuch: No such file or directory
  [1]
  $ busybox awk
  BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.
  
  Usage: awk [OPTIONS] [AWK_PROGRAM] [FILE]...
  
  	-v VAR=VAL	Set variable
  	-F SEP		Use SEP as field separator
  	-f FILE		Read program from FILE
  	-e AWK_PROGRAM
  [1]
  $ busybox awk 'BEGIN{printf "%d %s|\n", 1}'
  1 |
  $ busybox awk 'BEGIN{print substr("hello",0), substr("hello",-1,3), length("船坞")}'
  hello hel 6
  $ busybox awk '/a(/' abc
  awk: bad regex 'a(': Unmatched ( or \(
  [1]
  $ busybox awk -F: -v n=2 'NR<=n{print $2}' log
  00
  00
  $ awk 'BEGIN { FS = "," }; { print $2 }' csv
  age
  30
  4
  30
  $ awk 'BEGIN{c[1];c[8080];c[443];c[22];c[80];for(k in c)print k}'
  1
  22
  80
  443
  8080
  $ awk '{c[$1]++} END{for(k in c) print k, c[k]}' fruit
  Date 1
  apple 2
  banana 1
  cherry 1
  $ awk '{c[$2]++} END{for(k in c) print k, c[k]}' log
  WARN 1
  ERROR 1
  INFO 1
  error 1
  $ busybox awk 'BEGIN{for(i=1;i<=12;i++)a[i]; for(k in a) print k}'
  10
  11
  12
  1
  2
  3
  4
  5
  6
  7
  8
  9
  $ awk 'BEGIN{print substr("a")}'
  awk: cmd. line:1: BEGIN{print substr("a")}
  awk: cmd. line:1:                       ^ 1 is invalid as number of arguments for substr
  [1]
  $ awk 'BEGIN{print length(1,2)}'
  awk: cmd. line:1: BEGIN{print length(1,2)}
  awk: cmd. line:1:                       ^ 2 is invalid as number of arguments for length
  [1]
  $ awk 'BEGIN{NF=-1}'
  awk: cmd. line:1: fatal: NF set to negative value
  [2]
  $ mawk '{print $-1}' abc
  mawk: run time error: negative field index $-1
  	FILENAME="abc" FNR=1 NR=1
  [2]
  $ busybox awk '{print $-1}' abc
  awk: cmd. line:1: Access to negative field
  [1]
  $ busybox awk 'BEGIN{print substr("a")}'
  awk: cmd. line:1: Too few arguments
  [1]
  $ awk 'BEGIN{printf "%s %d|%5.1f\n", -log(0), log(0), -log(0)}'
  +inf -inf|+inf
  $ mawk 'BEGIN{print -log(0), length("é")}'
  inf 2
  $ busybox awk 'BEGIN{srand(7); print rand(), rand(); print rand()}'
  0.592591 0.514819
  0.601565
  $ mawk 'BEGIN{srand(1); print rand(), rand()}'
  0.840188 0.394383
  $ awk 'BEGIN{print "x" > ""}'
  awk: cmd. line:1: fatal: expression for `>' redirection has null string value
  [2]
  $ awk 'BEGIN{printf "a\tb\n"; print "tab\there" "\x41\101\/\""}'
  awk: cmd. line:1: warning: escape sequence `\/' treated as plain `/'
  a	b
  tab	hereAA/"
  $ awk '{print $1, $2 > "o1"; print $1 >> "o2"}' csv ; cat o1 o2
  name,age,city 
  Ann,30,Paris 
  Bob,4,Oslo 
  Eve,30,Rome 
  name,age,city
  Ann,30,Paris
  Bob,4,Oslo
  Eve,30,Rome
  $ awk 'BEGIN{while (i++ < 3) { if (i == 2) continue; print i }}'
  1
  3
  $ awk 'BEGIN { for (;;) if (++n == 4) break; print n }'
  4
  $ awk 'function g(){ while(1){ if(++c>3) return c } } BEGIN{ print g() }'
  4
  $ awk 'BEGIN { a["x"]=1; for (k in a) { delete a[k] }; print length(a); delete a; print length(a) }'
  0
  0
  $ awk 'BEGIN { print length(ENVIRON) > 0, ARGC, ARGV[1], ARGV[0] }' one two
  awk: cmd. line:1: BEGIN { print length(ENVIRON) > 0, ARGC, ARGV[1], ARGV[0] }
  awk: cmd. line:1:                                  ^ syntax error
  [1]
  $ awk 'BEGIN { ARGV[1]=""; } { print FILENAME, $0 }' nosuch open
  open first
  open last
  $ awk -- '{print $2}' abc
  b
  e
  
  $ awk -F, -v OFS=';' '{$1=$1}1' csv
  name;age;city
  Ann;30;Paris
  Bob;4;Oslo
  Eve;30;Rome
  $ awk -F, '{print NF; NF=2; print; $4="q"; print}' csv
  3
  name age
  name age  q
  3
  Ann 30
  Ann 30  q
  3
  Bob 4
  Bob 4  q
  3
  Eve 30
  Eve 30  q
  $ awk '$2 ~ /^E/ && NR>1 || /slow/' log
  2026-11-23T10:00:01 ERROR disk full
  2026-11-23T10:00:02 WARN slow
  $ awk '{print NR, $0}' RS=, csv
  1 name
  2 age
  3 city
  Ann
  4 30
  5 Paris
  Bob
  6 4
  7 Oslo
  Eve
  8 30
  9 Rome
  
  $ awk '{print ($1 > 5) ? "big" : "small", $1 > "/dev/stdout"}' nums
  big 10
  big 9
  small 2
  big 33
  small 1
  small 2
  $ awk 'BEGIN { if (!(3 in a)) print "none"; if (a[3]=="") print "empty"; if (3 in a) print "now" }'
  none
  empty
  now
  $ awk 'BEGIN { $3 = "c"; print NF; print; print $1 == "" }'
  3
    c
  1
  $ awk 'BEGIN { print substr("hello", 2); print 1e3, 1E-2, .5, 5. }'
  ello
  1000 0.01 0.5 5
  $ awk 'BEGIN{r="^[a-c]+$"; print ("abc" ~ r), ("abd" ~ r), "a+b" ~ /a\+b/, "tab\t" ~ /\t/}'
  1 0 1 1
  $ awk 'BEGIN { printf "%*d|%-*d|%.*f\n", 5, 42, 5, 42, 2, 3.14159 }'
     42|42   |3.14
  $ awk 'BEGIN { printf "%+d % d %05d %5s %-5s| %.2s %e %G\n", 5, 5, -42, "ab", "ab", "abc", 12345.678, 1e-10 }'
  +5  5 -0042    ab ab   | ab 1.234568e+04 1E-10
