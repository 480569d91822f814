# Recorded from the original programs.
  $ tar
  tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options
  Try 'tar --help' or 'tar --usage' for more information.
  [2]
  $ tar cf
  tar: Old option 'f' requires an argument.
  Try 'tar --help' or 'tar --usage' for more information.
  [2]
  $ tar --nosuch
  tar: unrecognized option '--nosuch'
  Try 'tar --help' or 'tar --usage' for more information.
  [64]
  $ tar -Q
  tar: invalid option -- 'Q'
  Try 'tar --help' or 'tar --usage' for more information.
  [64]
  $ tar cf x.tar
  tar: Cowardly refusing to create an empty archive
  Try 'tar --help' or 'tar --usage' for more information.
  [2]
  $ tar cf x.tar nosuch
  tar: nosuch: Cannot stat: No such file or directory
  tar: Exiting with failure status due to previous errors
  [2]
  $ tar xf nosuch.tar
  tar: nosuch.tar: Cannot open: No such file or directory
  tar: Error is not recoverable: exiting now
  [2]
  $ tar xzf nosuch.tgz
  tar (child): nosuch.tgz: Cannot open: No such file or directory
  tar (child): Error is not recoverable: exiting now
  tar: Child returned status 2
  tar: Error is not recoverable: exiting now
  [2]
  $ tar xzf abc
  
  gzip: stdin: not in gzip format
  tar: Child returned status 1
  tar: Error is not recoverable: exiting now
  [2]
  $ tar tf abc
  tar: This does not look like a tar archive
  tar: Exiting with failure status due to previous errors
  [2]
  $ tar cvf x.tar abc fruit ; tar tf x.tar ; tar tvf x.tar
  abc
  fruit
  abc
  fruit
  -rw-r--r-- root/root        12 1970-01-01 00:00 abc
  -rw-r--r-- root/root        31 1970-01-01 00:00 fruit
  $ tar cf x.tar abc ; tar xf x.tar nosuch
  tar: nosuch: Not found in archive
  tar: Exiting with failure status due to previous errors
  [2]
  $ tar cf x.tar abc ; tar -xOf x.tar abc
  a b c
  d e
  f
  $ tar cf x.tar abc ; md5sum x.tar
  9024a2e4aca2bfff8cfabd71c250b173  x.tar
  $ tar -czf x.tgz abc nums ; tar -tzvf x.tgz ; gzip -l x.tgz
  -rw-r--r-- root/root        12 1970-01-01 00:00 abc
  -rw-r--r-- root/root        14 1970-01-01 00:00 nums
           compressed        uncompressed  ratio uncompressed_name
                  151               10240  98.7% x.tar
  $ mkdir d ; cp abc d/abc ; tar cf x.tar d ; tar --strip-components=1 -xvf x.tar -C /nosuch
  tar: /nosuch: Cannot open: No such file or directory
  tar: Error is not recoverable: exiting now
  [2]
  $ mkdir d e ; cp nums d/abc ; tar cf x.tar d ; tar --strip-components=1 -xvf x.tar -C e ; cat e/abc
  d/abc
  10
  9
  2
  33
  1
  2
  $ tar cf x.tar --exclude=abc abc fruit ; tar tf x.tar
  fruit
  $ tar cf x.tar abc ; tar tf x.tar a*
  tar: Pattern matching characters used in file names
  tar: Use --wildcards to enable pattern matching, or --no-wildcards to suppress this warning
  tar: a*: Not found in archive
  tar: Exiting with failure status due to previous errors
  [2]
  $ busybox tar xf nosuch.tar
  tar: can't open 'nosuch.tar': No such file or directory
  [1]
  $ busybox tar xzf abc
  tar: invalid magic
  tar: short read
  [1]
  $ busybox tar tf abc
  tar: short read
  [1]
  $ busybox tar cf x.tar nosuch
  tar: nosuch: No such file or directory
  tar: error exit delayed from previous errors
  [1]
  $ busybox tar cf x.tar
  tar: empty archive
  [1]
  $ busybox tar cvf x.tar abc fruit ; busybox tar tf x.tar ; busybox tar tvf x.tar ; wc -c x.tar
  abc
  fruit
  abc
  fruit
  -rw-r--r-- root/root        12 1970-01-01 00:00:00 abc
  -rw-r--r-- root/root        31 1970-01-01 00:00:00 fruit
  3072 x.tar
  $ busybox tar cf x.tar abc ; busybox tar xf x.tar nosuch
  tar: nosuch: not found in archive
  [1]
  $ busybox tar xf abc -C /nosuch
  tar: can't change directory to '/nosuch': No such file or directory
  [1]
  $ gzip nosuch
  gzip: nosuch: No such file or directory
  [1]
  $ touch -d @1000 abc ; gzip -k abc ; gzip -l abc.gz ; gzip abc
  gzip: abc.gz already exists;	not overwritten
           compressed        uncompressed  ratio uncompressed_name
                   36                  12 -16.7% abc
  [2]
  $ touch -d @1000 abc ; gzip abc ; gunzip -c abc.gz
  a b c
  d e
  f
  $ touch -d @1000 abc ; gzip abc ; gzip abc.gz
  gzip: abc.gz already has .gz suffix -- unchanged
  $ touch -d @1000 abc ; gzip -k abc ; gzip -t abc.gz ; gzip -tv abc.gz ; zcat abc.gz
  abc.gz:	 OK
  a b c
  d e
  f
  $ gunzip abc
  gzip: abc: unknown suffix -- ignored
  [2]
  $ gunzip nosuch
  gzip: nosuch.gz: No such file or directory
  [1]
  $ zcat abc
  
  gzip: abc: not in gzip format
  [1]
  $ gzip -n -v fruit ; md5sum fruit.gz ; gunzip -v fruit.gz
  fruit:	 16.1% -- replaced with fruit.gz
  fruit.gz:	 16.1% -- replaced with fruit
  aba8b56bced72c5c881daa715ad9f726  fruit.gz
  $ mkdir d ; gzip d
  gzip: d is a directory -- ignored
  [2]
  $ gzip -Z
  gzip: -Z not supported in this version
  Try `gzip --help' for more information.
  [1]
  $ gzip --nosuch
  gzip: unrecognized option '--nosuch'
  Try `gzip --help' for more information.
  [1]
  $ busybox gzip nosuch
  gzip: nosuch: No such file or directory
  [1]
  $ busybox gunzip nosuch
  gunzip: nosuch: No such file or directory
  [1]
  $ busybox gunzip abc
  gunzip: abc: unknown suffix - ignored
  [1]
  $ busybox gzip abc ; busybox zcat abc.gz
  a b c
  d e
  f
  $ busybox zcat nosuch
  zcat: nosuch: No such file or directory
  [1]
  $ busybox zcat abc
  zcat: no gzip/bzip2/xz magic
  [1]
