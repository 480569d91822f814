# Recorded from the original programs.
  $ unlink
  unlink: missing operand
  Try 'unlink --help' for more information.
  [1]
  $ unlink nosuch
  unlink: cannot unlink 'nosuch': No such file or directory
  [1]
  $ unlink abc ; ls abc
  ls: cannot access 'abc': No such file or directory
  [2]
  $ install
  install: missing file operand
  Try 'install --help' for more information.
  [1]
  $ install -m 755 abc inst ; stat -c %a inst
  755
  $ install -d x/y ; ls x
  y
  $ cksum abc fruit
  1806478433 12 abc
  3142890798 31 fruit
  $ unexpand -a tabs
  a	b	c
  1		3
  $ stty -a
  stty: 'standard input': Inappropriate ioctl for device
  [1]
  $ mountpoint
  mountpoint: bad usage
  Try 'mountpoint --help' for more information.
  [1]
  $ nice -n 5 cat abc
  a b c
  d e
  f
  $ setsid
  setsid: no command specified
  Try 'setsid --help' for more information.
  [1]
  $ strings log
  2026-11-23T10:00:00 INFO start
  2026-11-23T10:00:01 ERROR disk full
  2026-11-23T10:00:02 WARN slow
  2026-11-23T10:00:03 error again
  $ sha224sum abc
  48b71569985e01b9efc64fa85b618a41271bf1d5fec62609216e1126  abc
  $ sha384sum abc
  f58d45cfa1618c6e7f3c49e79f52cd58ead3bd7cf6a0a82e84b5db4bc0f75d7d211e04039235d4f198033844ae40e268  abc
  $ busybox cal 1 2024
      January 2024
  Su Mo Tu We Th Fr Sa
      1  2  3  4  5  6
   7  8  9 10 11 12 13
  14 15 16 17 18 19 20
  21 22 23 24 25 26 27
  28 29 30 31
                       
  $ busybox cal 2 2023
     February 2023
  Su Mo Tu We Th Fr Sa
            1  2  3  4
   5  6  7  8  9 10 11
  12 13 14 15 16 17 18
  19 20 21 22 23 24 25
  26 27 28
                       
