package dev.drydock.sandbox.image.catalogue;

/** Listings of a Debian's files but its programs. They stand here and not among the resources because every first command
 * reads them, and to look for a resource takes longer than to read it. See {@link Inventory} for the form. */
final class DebianListing {
    /** The whole tree; /usr/bin and /usr/sbin are listings of their own. */
    static final String ROOT = """
            dir /boot
            dir /dev
            dir /etc
            .pwd.lock 600 :
            bash.bashrc :
            |# System-wide .bashrc file for interactive bash(1) shells.
            |
            |# If not running interactively, don't do anything
            |[ -z "${PS1-}" ] && return
            |
            |# check the window size after each command and, if necessary,
            |# update the values of LINES and COLUMNS.
            |shopt -s checkwinsize
            |
            |# set a fancy prompt (non-color, overwrite the one in /etc/profile)
            |PS1='${debian_chroot:+($debian_chroot)}\\u@\\h:\\w\\$ '
            debconf.conf ~ 2969
            fstab :
            |# UNCONFIGURED FSTAB FOR BASE SYSTEM
            gai.conf ~ 2584
            group :
            |root:x:0:
            |daemon:x:1:
            |bin:x:2:
            |sys:x:3:
            |adm:x:4:
            |tty:x:5:
            |disk:x:6:
            |lp:x:7:
            |mail:x:8:
            |news:x:9:
            |uucp:x:10:
            |man:x:12:
            |proxy:x:13:
            |kmem:x:15:
            |dialout:x:20:
            |fax:x:21:
            |voice:x:22:
            |cdrom:x:24:
            |floppy:x:25:
            |tape:x:26:
            |sudo:x:27:@SUDOER@
            |audio:x:29:
            |dip:x:30:
            |www-data:x:33:
            |backup:x:34:
            |operator:x:37:
            |list:x:38:
            |irc:x:39:
            |src:x:40:
            |shadow:x:42:
            |utmp:x:43:
            |video:x:44:
            |sasl:x:45:
            |plugdev:x:46:
            |staff:x:50:
            |games:x:60:
            |users:x:100:
            |nogroup:x:65534:
            host.conf :
            |multi on
            hostname :
            |localhost
            issue :
            |Debian GNU/Linux 12 \\n \\l
            |
            ld.so.conf :
            |include /etc/ld.so.conf.d/*.conf
            |
            libaudit.conf ~ 191
            login.defs ~ 12569
            mke2fs.conf ~ 782
            motd :
            |
            |The programs included with the Debian GNU/Linux system are free software;
            |the exact distribution terms for each program are described in the
            |individual files in /usr/share/doc/*/copyright.
            |
            |Debian GNU/Linux comes with ABSOLUTELY NO WARRANTY, to the extent
            |permitted by applicable law.
            nsswitch.conf :
            |# /etc/nsswitch.conf
            |#
            |# Example configuration of GNU Name Service Switch functionality.
            |# If you have the `glibc-doc-reference' and `info' packages installed, try:
            |# `info libc "Name Service Switch"' for information about this file.
            |
            |passwd:         files
            |group:          files
            |shadow:         files
            |gshadow:        files
            |
            |hosts:          files dns
            |networks:       files
            |
            |protocols:      db files
            |services:       db files
            |ethers:         db files
            |rpc:            db files
            |
            |netgroup:       nis
            pam.conf ~ 552
            passwd :
            |root:x:0:0:root:/root:/bin/bash
            |daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
            |bin:x:2:2:bin:/bin:/usr/sbin/nologin
            |sys:x:3:3:sys:/dev:/usr/sbin/nologin
            |sync:x:4:65534:sync:/bin:/bin/sync
            |games:x:5:60:games:/usr/games:/usr/sbin/nologin
            |man:x:6:12:man:/var/cache/man:/usr/sbin/nologin
            |lp:x:7:7:lp:/var/spool/lpd:/usr/sbin/nologin
            |mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
            |news:x:9:9:news:/var/spool/news:/usr/sbin/nologin
            |uucp:x:10:10:uucp:/var/spool/uucp:/usr/sbin/nologin
            |proxy:x:13:13:proxy:/bin:/usr/sbin/nologin
            |www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
            |backup:x:34:34:backup:/var/backups:/usr/sbin/nologin
            |list:x:38:38:Mailing List Manager:/var/list:/usr/sbin/nologin
            |irc:x:39:39:ircd:/run/ircd:/usr/sbin/nologin
            |_apt:x:42:65534::/nonexistent:/usr/sbin/nologin
            |nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
            profile < etc-profile.txt
            rmt -> /usr/sbin/rmt
            shadow 640 0:42 :
            |root:*:20400:0:99999:7:::
            |daemon:*:20400:0:99999:7:::
            |www-data:*:20400:0:99999:7:::
            |nobody:*:20400:0:99999:7:::
            shells :
            |# /etc/shells: valid login shells
            |/bin/sh
            |/usr/bin/sh
            |/bin/bash
            |/usr/bin/bash
            |/bin/rbash
            |/usr/bin/rbash
            |/bin/dash
            |/usr/bin/dash
            subgid :
            subuid :
            timezone :
            |Etc/UTC
            localtime -> /usr/share/zoneinfo/Etc/UTC
            mtab -> /proc/mounts
            os-release -> ../usr/lib/os-release
            debian_version :
            |12.11
            xattr.conf ~ 681
            dir /etc/alternatives
            awk -> /usr/bin/mawk
            nawk -> /usr/bin/mawk
            pager -> /usr/bin/more
            which -> /usr/bin/which.debianutils
            dir /etc/apt/apt.conf.d
            dir /etc/apt/sources.list.d
            debian.sources :
            |Types: deb
            |URIs: http://deb.debian.org/debian
            |Suites: bookworm bookworm-updates
            |Components: main
            |Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
            dir /etc/cron.daily
            dir /etc/default
            dir /etc/dpkg
            dir /etc/init.d
            dir /etc/ld.so.conf.d
            libc.conf :
            |# libc default configuration
            |/usr/local/lib
            dir /etc/logrotate.d
            dir /etc/opt
            dir /etc/pam.d
            dir /etc/profile.d
            dir /etc/security
            dir /etc/skel
            .bash_logout ~ 220
            .bashrc :
            |# ~/.bashrc: executed by bash(1) for non-login shells.
            |case $- in
            |    *i*) ;;
            |      *) return;;
            |esac
            .profile :
            |# ~/.profile: executed by the command interpreter for login shells.
            |if [ -n "$BASH_VERSION" ]; then
            |    if [ -f "$HOME/.bashrc" ]; then
            |	. "$HOME/.bashrc"
            |    fi
            |fi
            dir /etc/terminfo
            dir /home
            dir /media
            dir /mnt
            dir /opt
            dir /proc
            dir /root 700
            .bashrc :
            |# ~/.bashrc: executed by bash(1) for non-login shells.
            |
            |# Note: PS1 is set in /etc/profile, and the default umask is defined
            |# in /etc/login.defs. You should not need this unless you want different
            |# defaults for root.
            |# PS1='${debian_chroot:+($debian_chroot)}\\h:\\w\\$ '
            |# umask 022
            |
            |# You may uncomment the following lines if you want `ls' to be colorized:
            |# export LS_OPTIONS='--color=auto'
            |# eval "$(dircolors)"
            |# alias ls='ls $LS_OPTIONS'
            |# alias ll='ls $LS_OPTIONS -l'
            |# alias l='ls $LS_OPTIONS -lA'
            |#
            |# Some more alias to avoid making mistakes:
            |# alias rm='rm -i'
            |# alias cp='cp -i'
            |# alias mv='mv -i'
            .profile :
            |# ~/.profile: executed by Bourne-compatible login shells.
            |
            |if [ "$BASH" ]; then
            |  if [ -f ~/.bashrc ]; then
            |    . ~/.bashrc
            |  fi
            |fi
            |
            |mesg n 2> /dev/null || true
            dir /run/lock 1777
            dir /srv
            dir /sys
            dir /tmp 1777
            dir /usr/bin 755 < debian-usr-bin.txt
            dir /usr/games
            dir /usr/include
            dir /usr/lib/apt
            dir /usr/lib/dpkg
            dir /usr/lib/locale/C.utf8
            dir /usr/lib/x86_64-linux-gnu
            ld-linux-x86-64.so.2 ~ 210968 755
            libc.so.6 ~ 1922136 755
            libm.so.6 ~ 907784
            libpthread.so.0 ~ 14480
            libselinux.so.1 ~ 174312
            libtinfo.so.6.4 ~ 216368
            libz.so.1.2.13 ~ 121280
            dir /usr/lib64
            ld-linux-x86-64.so.2 -> ../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            dir /usr/libexec
            dir /usr/local/bin
            dir /usr/local/etc
            dir /usr/local/games
            dir /usr/local/include
            dir /usr/local/lib
            dir /usr/local/sbin
            dir /usr/local/share
            dir /usr/local/src
            dir /usr/sbin 755 < debian-usr-sbin.txt
            dir /usr/share/bash-completion
            dir /usr/share/common-licenses
            dir /usr/share/doc
            dir /usr/share/info
            dir /usr/share/man
            dir /usr/share/zoneinfo/Etc
            UTC ~ 114
            dir /usr/src
            dir /var/backups
            dir /var/cache/apt
            dir /var/lib/apt/lists
            dir /var/lib/dpkg/info
            dir /var/lib/dpkg
            status :
            dir /var/local 2775 0:50
            dir /var
            lock -> /run/lock
            run -> /run
            dir /var/log/apt
            dir /var/mail 2775 0:8
            dir /var/opt
            dir /var/spool
            mail -> ../mail
            dir /var/tmp 1777
            dir /
            bin -> usr/bin
            lib -> usr/lib
            lib64 -> usr/lib64
            sbin -> usr/sbin
            """;

    /** /usr/lib/os-release. */
    static final String OS_RELEASE = """
            PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
            NAME="Debian GNU/Linux"
            VERSION_ID="12"
            VERSION="12 (bookworm)"
            VERSION_CODENAME=bookworm
            ID=debian
            HOME_URL="https://www.debian.org/"
            SUPPORT_URL="https://www.debian.org/support"
            BUG_REPORT_URL="https://bugs.debian.org/"
            """;

    private DebianListing() {}
}
