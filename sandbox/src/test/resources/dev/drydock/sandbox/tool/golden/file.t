# Recorded from the original programs.
  $ mkdir
  mkdir: missing operand
  Try 'mkdir --help' for more information.
  [1]
  $ mkdir d ; mkdir d
  mkdir: cannot create directory 'd': File exists
  [1]
  $ mkdir x/y
  mkdir: cannot create directory 'x/y': No such file or directory
  [1]
  $ mkdir -p x/y x/z ; ls -R
  .:
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
  x
  
  ./x:
  y
  z
  
  ./x/y:
  
  ./x/z:
  $ mkdir -v q
  mkdir: created directory 'q'
  $ mkdir -pv q/r/s
  mkdir: created directory 'q'
  mkdir: created directory 'q/r'
  mkdir: created directory 'q/r/s'
  $ mkdir -m 700 r ; stat -c %a r
  700
  $ mkdir abc/x
  mkdir: cannot create directory 'abc/x': Not a directory
  [1]
  $ mkdir -p abc
  mkdir: cannot create directory 'abc': File exists
  [1]
  $ rmdir
  rmdir: missing operand
  Try 'rmdir --help' for more information.
  [1]
  $ rmdir nosuch
  rmdir: failed to remove 'nosuch': No such file or directory
  [1]
  $ mkdir -p d/e ; rmdir d
  rmdir: failed to remove 'd': Directory not empty
  [1]
  $ mkdir -p d/e ; rmdir d/e ; ls d
  $ mkdir -p x/y ; rmdir -p x/y ; ls -d x
  ls: cannot access 'x': No such file or directory
  [2]
  $ rmdir abc
  rmdir: failed to remove 'abc': Not a directory
  [1]
  $ mkdir -p d/e ; rm d
  rm: cannot remove 'd': Is a directory
  [1]
  $ rm nosuch
  rm: cannot remove 'nosuch': No such file or directory
  [1]
  $ rm -f nosuch
  $ rm
  rm: missing operand
  Try 'rm --help' for more information.
  [1]
  $ rm -f
  $ rm -v abc
  removed 'abc'
  $ mkdir d ; rm -d d
  $ rm -rf /
  rm: it is dangerous to operate recursively on '/'
  rm: use --no-preserve-root to override this failsafe
  [1]
  $ rm -rf .
  rm: refusing to remove '.' or '..' directory: skipping '.'
  [1]
  $ rm -i fruit
  rm: remove regular file 'fruit'? (no-eol)
  $ rm -Z
  rm: invalid option -- 'Z'
  Try 'rm --help' for more information.
  [1]
  $ rm abc nosuch fruit ; ls
  rm: cannot remove 'nosuch': No such file or directory
  blank
  csv
  empty
  log
  nums
  open
  sizes
  tabs
  utf
  versions
  $ touch n1 n2 ; ls n1 n2
  n1
  n2
  $ touch
  touch: missing file operand
  Try 'touch --help' for more information.
  [1]
  $ touch x/y/z
  touch: cannot touch 'x/y/z': No such file or directory
  [1]
  $ touch -c nosuch ; ls nosuch
  ls: cannot access 'nosuch': No such file or directory
  [2]
  $ touch -d foo abc
  touch: invalid date format 'foo'
  [1]
  $ cp
  cp: missing file operand
  Try 'cp --help' for more information.
  [1]
  $ cp abc
  cp: missing destination file operand after 'abc'
  Try 'cp --help' for more information.
  [1]
  $ cp abc new ; cat new
  a b c
  d e
  f
  $ cp nosuch x
  cp: cannot stat 'nosuch': No such file or directory
  [1]
  $ cp abc fruit d
  cp: target 'd': No such file or directory
  [1]
  $ mkdir d ; cp abc fruit d ; ls d
  abc
  fruit
  $ mkdir d ; cp d e
  cp: -r not specified; omitting directory 'd'
  [1]
  $ mkdir d ; touch d/f ; cp -r d e ; ls e ; cp -r d e ; ls -R e
  f
  e:
  d
  f
  
  e/d:
  f
  $ cp -v abc new2
  'abc' -> 'new2'
  $ cp abc abc
  cp: 'abc' and 'abc' are the same file
  [1]
  $ cp abc nosuch/x
  cp: cannot create regular file 'nosuch/x': No such file or directory
  [1]
  $ mkdir d ; cp -r d d/sub
  cp: cannot copy a directory, 'd', into itself, 'd/sub'
  [1]
  $ mkdir d ; cp -a d f ; ls -d f
  f
  $ cp a b c
  cp: target 'c': No such file or directory
  [1]
  $ cp abc fruit csv
  cp: target 'csv': Not a directory
  [1]
  $ cp -n abc fruit ; cat fruit
  banana
  apple
  cherry
  apple
  Date
  $ mkdir d ; cp -T abc d
  cp: cannot overwrite directory 'd' with non-directory
  [1]
  $ mkdir d ; cp -t d abc csv ; ls d
  abc
  csv
  $ mkdir d ; touch d/x ; mkdir e ; cp -r d/. e ; ls e
  x
  $ mv
  mv: missing file operand
  Try 'mv --help' for more information.
  [1]
  $ mv abc
  mv: missing destination file operand after 'abc'
  Try 'mv --help' for more information.
  [1]
  $ mv nosuch x
  mv: cannot stat 'nosuch': No such file or directory
  [1]
  $ mv abc moved ; ls moved abc
  ls: cannot access 'abc': No such file or directory
  moved
  [2]
  $ mkdir d ; mv abc d ; ls d
  abc
  $ mv abc fruit nosuch
  mv: target 'nosuch': No such file or directory
  [1]
  $ mkdir d ; mv -v d dd
  renamed 'd' -> 'dd'
  $ mkdir dd ; mv dd dd/x
  mv: cannot move 'dd' to a subdirectory of itself, 'dd/x'
  [1]
  $ mv abc abc
  mv: 'abc' and 'abc' are the same file
  [1]
  $ mkdir dd ; mv dd abc
  mv: cannot overwrite non-directory 'abc' with directory 'dd'
  [1]
  $ mv abc fruit ; cat fruit
  a b c
  d e
  f
  $ ln
  ln: missing file operand
  Try 'ln --help' for more information.
  [1]
  $ ln abc
  ln: failed to create hard link './abc': File exists
  [1]
  $ ln -s abc l1 ; cat l1
  a b c
  d e
  f
  $ ln -s abc l1 ; ln -s abc l1
  ln: failed to create symbolic link 'l1': File exists
  [1]
  $ ln -s abc l1 ; ln -sf fruit l1 ; readlink l1
  fruit
  $ ln nosuch l2
  ln: failed to access 'nosuch': No such file or directory
  [1]
  $ mkdir dd ; ln dd l3
  ln: dd: hard link not allowed for directory
  [1]
  $ ln abc l4 ; cat l4
  a b c
  d e
  f
  $ ln -sv abc l5
  'l5' -> 'abc'
  $ readlink abc
  [1]
  $ ln -s fruit l1 ; readlink l1
  fruit
  $ readlink nosuch
  [1]
  $ readlink
  readlink: missing operand
  Try 'readlink --help' for more information.
  [1]
  $ realpath nosuch/x
  realpath: nosuch/x: No such file or directory
  [1]
  $ realpath
  realpath: missing operand
  Try 'realpath --help' for more information.
  [1]
  $ chmod
  chmod: missing operand
  Try 'chmod --help' for more information.
  [1]
  $ chmod 755
  chmod: missing operand after '755'
  Try 'chmod --help' for more information.
  [1]
  $ chmod 755 nosuch
  chmod: cannot access 'nosuch': No such file or directory
  [1]
  $ chmod 999 abc
  chmod: invalid mode: '999'
  Try 'chmod --help' for more information.
  [1]
  $ chmod u+x abc ; stat -c %a abc
  744
  $ chmod a=rw,g-w abc ; stat -c %a abc
  646
  $ chmod -v 600 abc
  mode of 'abc' changed from 0644 (rw-r--r--) to 0600 (rw-------)
  $ chmod -c 600 abc ; chmod -c 600 abc
  mode of 'abc' changed from 0644 (rw-r--r--) to 0600 (rw-------)
  $ chmod +x,u-r abc ; stat -c %a abc
  355
  $ chmod u=g abc ; stat -c %a abc
  444
  $ chmod foo abc
  chmod: invalid mode: 'foo'
  Try 'chmod --help' for more information.
  [1]
  $ chmod -x abc ; stat -c %A abc
  -rw-r--r--
  $ mkdir -p d/e ; chmod -R 700 d ; stat -c %a d/e
  700
  $ chmod 4755 abc ; stat -c %A abc
  -rwsr-xr-x
  $ chmod g+s,o+t abc ; stat -c '%A %a' abc
  -rw-r-Sr-T 3644
  $ chown
  chown: missing operand
  Try 'chown --help' for more information.
  [1]
  $ chown nobody
  chown: missing operand after 'nobody'
  Try 'chown --help' for more information.
  [1]
  $ chown nosuch abc
  chown: invalid user: 'nosuch'
  [1]
  $ chown :nosuch abc
  chown: invalid group: ':nosuch'
  [1]
  $ chown 1:2 abc ; stat -c %u:%g abc
  1:2
  $ chgrp
  chgrp: missing operand
  Try 'chgrp --help' for more information.
  [1]
  $ chgrp nosuch abc
  chgrp: invalid group: 'nosuch'
  [1]
  $ chown root nosuch
  chown: cannot access 'nosuch': No such file or directory
  [1]
  $ truncate
  truncate: you must specify either '--size' or '--reference'
  Try 'truncate --help' for more information.
  [1]
  $ truncate -s 5 abc ; wc -c abc
  5 abc
  $ stat nosuch
  stat: cannot statx 'nosuch': No such file or directory
  [1]
  $ stat -c '%n %s %F %a %A' csv .
  csv 50 regular file 644 -rw-r--r--
  . 4096 directory 755 drwxr-xr-x
  $ cmp abc fruit
  abc fruit differ: char 1, line 1
  [1]
  $ cmp abc abc
  $ cmp nosuch abc
  cmp: nosuch: No such file or directory
  [2]
  $ mkdir d ; busybox mkdir d
  mkdir: can't create directory 'd': File exists
  [1]
  $ busybox mkdir d2/x
  mkdir: can't create directory 'd2/x': No such file or directory
  [1]
  $ busybox rm nosuch
  rm: can't remove 'nosuch': No such file or directory
  [1]
  $ busybox rmdir nosuch
  rmdir: 'nosuch': No such file or directory
  [1]
  $ busybox cp nosuch x
  cp: can't stat 'nosuch': No such file or directory
  [1]
  $ mkdir dd ; busybox cp dd zz
  cp: omitting directory 'dd'
  [1]
  $ busybox mv nosuch x
  mv: can't rename 'nosuch': No such file or directory
  [1]
  $ busybox ln -s abc l1 ; busybox ln -s abc l1
  ln: l1: File exists
  [1]
  $ busybox chmod 999 abc
  chmod: invalid mode '999'
  [1]
  $ busybox chmod 755 nosuch
  chmod: nosuch: No such file or directory
  [1]
  $ busybox chown nosuch abc
  chown: unknown user nosuch
  [1]
  $ busybox touch x/y/z
  touch: x/y/z: No such file or directory
  [1]
  $ mkdir dd ; busybox rm dd
  rm: 'dd' is a directory
  [1]
  $ busybox stat nosuch
  stat: can't stat 'nosuch': No such file or directory
  [1]
  $ tee nosuch/x < abc
  tee: nosuch/x: No such file or directory
  a b c
  d e
  f
  [1]
  $ tee . < abc
  tee: .: Is a directory
  a b c
  d e
  f
  [1]
  $ tee out < abc ; cat out
  a b c
  d e
  f
  a b c
  d e
  f
  $ tee -a abc < fruit ; cat abc
  banana
  apple
  cherry
  apple
  Date
  a b c
  d e
  f
  banana
  apple
  cherry
  apple
  Date
  $ expr
  expr: missing operand
  Try 'expr --help' for more information.
  [2]
  $ expr 1 + 2
  3
  $ expr 1 +
  expr: syntax error: missing argument after '+'
  [2]
  $ expr 6 / 4 '*' 2
  2
  $ expr 7 % 3
  1
  $ expr abc : 'a\(.*\)'
  bc
  $ expr abc : a.
  2
  $ expr length hello
  5
  $ expr substr hello 2 3
  ell
  $ expr index hello l
  3
  $ expr 1 / 0
  expr: division by zero
  [2]
  $ expr a + 1
  expr: non-integer argument
  [2]
  $ expr 3 '>' 10
  0
  [1]
  $ expr abc '>=' abd
  0
  [1]
  $ expr '' '|' x
  x
  $ expr 0 '&' 1
  0
  [1]
  $ expr 2 = 2
  1
  $ expr '(' 1 + 2 ')' '*' 3
  9
  $ test -f abc
  $ test -d abc
  [1]
  $ test -z ''
  $ test 1 -lt 2 -a 3 -gt 2
  $ test a = b
  [1]
  $ [ -e abc ]
  $ test ! -f nosuch
  $ test abc
  $ test
  [1]
  $ test -s empty
  [1]
  $ test abc -nt nosuch
  $ tree
  .
  |-- abc
  |-- blank
  |-- csv
  |-- empty
  |-- fruit
  |-- log
  |-- nums
  |-- open
  |-- sizes
  |-- tabs
  |-- utf
  `-- versions
  
  1 directory, 12 files
  $ mkdir -p d/e ; touch d/e/f d/g ; tree d
  d
  |-- e
  |   `-- f
  `-- g
  
  2 directories, 2 files
  $ tree -L 1
  .
  |-- abc
  |-- blank
  |-- csv
  |-- empty
  |-- fruit
  |-- log
  |-- nums
  |-- open
  |-- sizes
  |-- tabs
  |-- utf
  `-- versions
  
  1 directory, 12 files
  $ tree nosuch
  nosuch  [error opening dir]
  
  0 directories, 0 files
  [2]
  $ du nosuch
  du: cannot access 'nosuch': No such file or directory
  [1]
  $ which nosuch
  [1]
  $ split -l 2 fruit ; ls
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
  xaa
  xab
  xac
  $ dd if=abc of=out bs=2 count=2 status=none ; cat out
  a b (no-eol)
  $ dd if=nosuch
  dd: failed to open 'nosuch': No such file or directory
  [1]
