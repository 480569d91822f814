package dev.drydock.sandbox.image.catalogue;

/** Listings of what a machine for people has beyond a minimal Debian. They stand here and not among the resources because every first command
 * reads them, and to look for a resource takes longer than to read it. See {@link Inventory} for the form. */
final class HostListing {
    /** After a Debian's; the names of machine, user and name server are to be filled in. */
    static final String ROOT = """
            dir /etc
            passwd +
            |@USER@:x:1000:1000:@USER@,,,:/home/@USER@:/bin/bash
            |libvirt-qemu:x:64055:994:Libvirt Qemu,,,:/var/lib/libvirt:/usr/sbin/nologin
            group +
            |@USER@:x:1000:
            |docker:x:999:@USER@
            |kvm:x:994:
            |libvirt:x:133:@USER@
            hostname :
            |@HOST@
            hosts :
            |127.0.0.1	localhost
            |127.0.1.1	@HOST@
            |::1	localhost ip6-localhost ip6-loopback
            |ff02::1	ip6-allnodes
            |ff02::2	ip6-allrouters
            resolv.conf :
            |nameserver @DNS@
            machine-id :
            |@MACHINE@
            sudoers 440 :
            |Defaults	env_reset
            |root	ALL=(ALL:ALL) ALL
            |%sudo	ALL=(ALL:ALL) NOPASSWD: ALL
            services :
            |ftp		21/tcp
            |ssh		22/tcp
            |domain		53/tcp
            |domain		53/udp
            |http		80/tcp
            |https		443/tcp
            |postgresql	5432/tcp
            dir /etc/docker
            dir /etc/ssh
            dir /etc/systemd/system
            dir /home/@USER@ 755 1000:1000
            .bash_logout ~ 220
            .bashrc :
            |# ~/.bashrc: executed by bash(1) for non-login shells.
            |case $- in
            |    *i*) ;;
            |      *) return;;
            |esac
            |
            |alias ll='ls -alF'
            |alias la='ls -A'
            |alias l='ls -CF'
            .profile :
            |# ~/.profile: executed by the command interpreter for login shells.
            |if [ -n "$BASH_VERSION" ]; then
            |    if [ -f "$HOME/.bashrc" ]; then
            |	. "$HOME/.bashrc"
            |    fi
            |fi
            dir /usr/bin 755 < debian-usr-bin.txt host-usr-bin.txt
            dir /usr/lib/systemd
            systemd 93320
            dir /usr/libexec/docker/cli-plugins
            docker-buildx 68292632
            docker-compose 71663440
            dir /usr/sbin 755 < debian-usr-sbin.txt host-usr-sbin.txt
            dir /var/lib/docker 710
            dir /var/lib/containerd 711
            dir /var/lib/libvirt
            dir /var/lib/libvirt/images 711
            ubuntu-24.04.qcow2 ~ 2361393152
            dir /var/lib/lxc 700
            dir /var/log
            syslog 640 0:4 :
            wtmp ~ 0
            dir /run
            """;

    /** More of /usr/bin. */
    static final String USR_BIN = """
            apropos -> whatis
            awk -> gawk
            bc 96968
            bunzip2 39224
            busctl 92672
            bzcat 39224
            bzcmp -> bzdiff
            bzdiff 2225
            bzegrep -> bzgrep
            bzexe 4893
            bzfgrep -> bzgrep
            bzgrep 3775
            bzip2 39224
            bzip2recover 14568
            bzless -> bzmore
            bzmore 1297
            c_rehash 6925
            col 35136
            colcrt 14656
            colrm 31040
            column 55616
            ctstat -> lnstat
            curl 280800
            dig 160736
            docker 41848176
            ed 55744
            editor -> nano
            file 27120
            free 26936
            funzip 23000
            fuser 40784
            gawk 713152
            gawk 713152
            gawkbug 6698
            git 3713416
            git-receive-pack -> git
            git-shell 2141792
            git-upload-archive -> git
            git-upload-pack -> git
            hd -> hexdump
            hexdump 59720
            host 130912
            hostnamectl 31104
            htop 346744
            ip 691016
            journalctl 76432
            jq 30800
            kernel-install 13061
            kill 22840
            killall 32720
            kubectl 57323672
            less 198960
            lessecho 14584
            lessfile -> lesspipe
            lesskey 24200
            lesspipe 9047
            lnstat 27224
            localectl 27008
            loginctl 59888
            look 18752
            lsof 179824
            lzmainfo 14648
            make 251288
            man 124272
            man-recode 36232
            mandb 151152
            manpath 35616
            nano 283144
            nawk -> gawk
            nc -> nc.openbsd
            nc.openbsd = nc 43600
            netcat -> nc.openbsd
            netstat 155304
            networkctl 108936
            nslookup 143624
            nstat 106952
            openssl 976136
            pager -> less
            peekfd 14848
            perl 3799472
            pgrep 35248
            pico -> nano
            pidwait 35248
            ping 90568
            ping4 -> ping
            ping6 -> ping
            pkill -> pgrep
            pmap 35160
            prtstat 19016
            ps 146360
            pslog 14792
            pstree 36640
            pstree.x11 -> pstree
            pwdx 14648
            python3 -> python3.11
            python3.11 = python3 6831832
            rdma 184936
            red 89
            routel 1658
            rsync 522648
            rtstat -> lnstat
            scalar 2199656
            scp 273024
            sftp 289376
            skill 31056
            slabtop 22904
            slogin -> ssh
            snice -> skill
            ss 193680
            ssh 1125408
            ssh-add 530880
            ssh-agent 485760 2755
            ssh-argv0 1455
            ssh-copy-id 12676
            ssh-keygen 661952
            ssh-keyscan 637408
            strace 2034104
            strace-log-merge 1821
            sudo 281624 4755
            systemctl 1353368
            systemd-analyze 186992
            systemd-ask-password 18928
            systemd-cat 18816
            systemd-cgls 23016
            systemd-cgtop 39320
            systemd-creds 43632
            systemd-cryptenroll 60008
            systemd-delta 27008
            systemd-detect-virt 18808
            systemd-escape 18808
            systemd-firstboot 51800
            systemd-id128 22904
            systemd-inhibit 22928
            systemd-machine-id-setup 18928
            systemd-mount 51808
            systemd-notify 18816
            systemd-path 18808
            systemd-repart 154304
            systemd-run 59976
            systemd-socket-activate 27008
            systemd-stdio-bridge 18816
            systemd-sysext 43512
            systemd-sysusers 64184
            systemd-tmpfiles 113224
            systemd-tty-ask-password-agent 35200
            systemd-umount -> systemd-mount
            tcpdump 1261520
            telnet 106592
            time 27384
            timedatectl 43384
            tload 18760
            tmux 1073464
            top 134736
            traceroute 68208
            tree 81592
            ul 22848
            unxz -> xz
            unzip 179248
            unzipsfx 84848
            uptime 14648
            vi -> vim.tiny
            view -> vim.tiny
            vim.tiny = vi 1654352
            vmstat 35552
            w 22840
            watch 27352
            wget 470384
            whatis 52520
            write 22848
            xz 84680
            xzcat -> xz
            xzcmp -> xzdiff
            xzdiff 7422
            xzegrep -> xzgrep
            xzfgrep -> xzgrep
            xzgrep 10333
            xzless 1813
            xzmore 2190
            zip 217360
            zipcloak 94696
            zipgrep 2959
            zipinfo 179248
            zipnote 86176
            zipsplit 90304
            lxc-attach 51344
            lxc-cgroup 43152
            lxc-create 47248
            lxc-destroy 47248
            lxc-freeze 43152
            lxc-info 47248
            lxc-ls 63632
            lxc-start 47248
            lxc-stop 47248
            lxc-unfreeze 43152
            qemu-img 1894704
            qemu-system-x86_64 18217000
            virsh 1042872
            virt-install 1088
            """;

    /** More of /usr/sbin. */
    static final String USR_SBIN = """
            accessdb 14808
            arp 67720
            arpd 106984
            bridge 156200
            containerd 39886888
            cron 59704
            dcb 148072
            devlink 226280
            docker-init 813224
            docker-proxy 2047640
            dockerd 84517824
            genl 119304
            halt -> /bin/systemctl
            ifconfig 83976
            init -> /lib/systemd/systemd
            ip -> /bin/ip
            ipmaddr 19008
            iptables -> xtables-nft-multi
            iptunnel 27192
            logrotate 96024
            mii-tool 27728
            mkfs.ext4 142928
            nameif 15000
            plipconfig 14824
            poweroff -> /bin/systemctl
            rarp 38024
            reboot -> /bin/systemctl
            route 70832
            rtacct 45432
            rtmon 115144
            runc 10977664
            runlevel -> /bin/systemctl
            shutdown -> /bin/systemctl
            slattach 42184
            sshd 1426984
            sysctl 31040
            tc 587776
            telinit -> /bin/systemctl
            tipc 156264
            vdpa 119464
            visudo 231352
            xtables-nft-multi = iptables 230496
            """;

    private HostListing() {}
}
