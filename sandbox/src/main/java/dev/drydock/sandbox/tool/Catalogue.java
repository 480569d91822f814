package dev.drydock.sandbox.tool;

import dev.drydock.sandbox.tool.apart.ApartTools;
import dev.drydock.sandbox.tool.archive.GzipTool;
import dev.drydock.sandbox.tool.archive.TarTool;
import dev.drydock.sandbox.tool.archive.Zgrep;
import dev.drydock.sandbox.tool.awk.Awk;
import dev.drydock.sandbox.tool.awk.run.Flavour;
import dev.drydock.sandbox.tool.compare.Diff;
import dev.drydock.sandbox.tool.edit.Nano;
import dev.drydock.sandbox.tool.edit.Vi;
import dev.drydock.sandbox.tool.file.Chmod;
import dev.drydock.sandbox.tool.file.Chown;
import dev.drydock.sandbox.tool.file.Cp;
import dev.drydock.sandbox.tool.file.Install;
import dev.drydock.sandbox.tool.file.Ln;
import dev.drydock.sandbox.tool.file.Mkdir;
import dev.drydock.sandbox.tool.file.Mktemp;
import dev.drydock.sandbox.tool.file.Mv;
import dev.drydock.sandbox.tool.file.Rm;
import dev.drydock.sandbox.tool.file.Rmdir;
import dev.drydock.sandbox.tool.file.Touch;
import dev.drydock.sandbox.tool.file.Truncate;
import dev.drydock.sandbox.tool.file.Unlink;
import dev.drydock.sandbox.tool.find.Find;
import dev.drydock.sandbox.tool.find.Xargs;
import dev.drydock.sandbox.tool.jq.Jq;
import dev.drydock.sandbox.tool.listing.Du;
import dev.drydock.sandbox.tool.listing.FileKind;
import dev.drydock.sandbox.tool.listing.Ls;
import dev.drydock.sandbox.tool.listing.Readlink;
import dev.drydock.sandbox.tool.listing.Realpath;
import dev.drydock.sandbox.tool.listing.Stat;
import dev.drydock.sandbox.tool.listing.TreeTool;
import dev.drydock.sandbox.tool.listing.Which;
import dev.drydock.sandbox.tool.machine.Cal;
import dev.drydock.sandbox.tool.machine.Hostnamectl;
import dev.drydock.sandbox.tool.machine.LsbRelease;
import dev.drydock.sandbox.tool.machine.Lsblk;
import dev.drydock.sandbox.tool.machine.Lscpu;
import dev.drydock.sandbox.tool.machine.Mknod;
import dev.drydock.sandbox.tool.machine.Mountpoint;
import dev.drydock.sandbox.tool.machine.Pidof;
import dev.drydock.sandbox.tool.machine.Pstree;
import dev.drydock.sandbox.tool.machine.Setpriv;
import dev.drydock.sandbox.tool.machine.Stty;
import dev.drydock.sandbox.tool.machine.SysctlTool;
import dev.drydock.sandbox.tool.machine.Tput;
import dev.drydock.sandbox.tool.network.NetworkTools;
import dev.drydock.sandbox.tool.plain.Basename;
import dev.drydock.sandbox.tool.plain.Constant;
import dev.drydock.sandbox.tool.plain.Dirname;
import dev.drydock.sandbox.tool.plain.Echo;
import dev.drydock.sandbox.tool.plain.Expr;
import dev.drydock.sandbox.tool.plain.Factor;
import dev.drydock.sandbox.tool.plain.Nice;
import dev.drydock.sandbox.tool.plain.PrintfTool;
import dev.drydock.sandbox.tool.plain.Pwd;
import dev.drydock.sandbox.tool.plain.Seq;
import dev.drydock.sandbox.tool.plain.Tee;
import dev.drydock.sandbox.tool.plain.TestTool;
import dev.drydock.sandbox.tool.plain.Yes;
import dev.drydock.sandbox.tool.raw.Base64Tool;
import dev.drydock.sandbox.tool.raw.Checksum;
import dev.drydock.sandbox.tool.raw.Cksum;
import dev.drydock.sandbox.tool.raw.Cmp;
import dev.drydock.sandbox.tool.raw.Dd;
import dev.drydock.sandbox.tool.raw.Hexdump;
import dev.drydock.sandbox.tool.raw.Od;
import dev.drydock.sandbox.tool.raw.Split;
import dev.drydock.sandbox.tool.raw.Strings;
import dev.drydock.sandbox.tool.raw.Xxd;
import dev.drydock.sandbox.tool.screen.Less;
import dev.drydock.sandbox.tool.screen.More;
import dev.drydock.sandbox.tool.search.Grep;
import dev.drydock.sandbox.tool.search.SedTool;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.system.SystemTools;
import dev.drydock.sandbox.tool.text.Cat;
import dev.drydock.sandbox.tool.text.Cut;
import dev.drydock.sandbox.tool.text.Expand;
import dev.drydock.sandbox.tool.text.Fold;
import dev.drydock.sandbox.tool.text.Head;
import dev.drydock.sandbox.tool.text.Nl;
import dev.drydock.sandbox.tool.text.Rev;
import dev.drydock.sandbox.tool.text.Tail;
import dev.drydock.sandbox.tool.text.Tr;
import dev.drydock.sandbox.tool.text.Unexpand;
import dev.drydock.sandbox.tool.text.Uniq;
import dev.drydock.sandbox.tool.text.Wc;
import dev.drydock.sandbox.tool.whole.Column;
import dev.drydock.sandbox.tool.whole.Comm;
import dev.drydock.sandbox.tool.whole.Join;
import dev.drydock.sandbox.tool.whole.Paste;
import dev.drydock.sandbox.tool.whole.Shuf;
import dev.drydock.sandbox.tool.whole.Sort;
import dev.drydock.sandbox.tool.whole.Tac;
import java.util.Optional;

/** Which tools there are; made when asked for, so that a short command loads only what it runs. */
final class Catalogue {
    private Catalogue() {}

    /** The tool of that name. */
    static Optional<Tool> tool(String name) {
        Tool found = archive(name);
        found = found == null ? edit(name) : found;
        found = found == null ? file(name) : found;
        found = found == null ? listing(name) : found;
        found = found == null ? machine(name) : found;
        found = found == null ? plain(name) : found;
        found = found == null ? raw(name) : found;
        found = found == null ? screen(name) : found;
        found = found == null ? search(name) : found;
        found = found == null ? text(name) : found;
        found = found == null ? whole(name) : found;
        return name.equals("man") ? Optional.of(new Man()) : Optional.ofNullable(found).or(() -> SystemTools.find(name)).or(() -> NetworkTools.find(name)).or(() -> ApartTools.find(name));
    }

    private static Tool archive(String name) {
        return switch (name) {
            case "gzip", "gunzip", "uncompress", "zcat" -> new GzipTool();
            case "tar" -> new TarTool();
            case "zgrep", "zegrep", "zfgrep" -> new Zgrep();
            default -> null;
        };
    }

    private static Tool edit(String name) {
        return switch (name) {
            case "nano", "pico" -> new Nano();
            case "vi", "vim", "view", "vim.tiny" -> new Vi();
            default -> null;
        };
    }

    private static Tool file(String name) {
        return switch (name) {
            case "chgrp" -> new Chown(true);
            case "chmod" -> new Chmod();
            case "chown" -> new Chown(false);
            case "cp" -> new Cp();
            case "install" -> new Install();
            case "ln" -> new Ln();
            case "mkdir" -> new Mkdir();
            case "mktemp" -> new Mktemp();
            case "mv" -> new Mv();
            case "rm" -> new Rm();
            case "rmdir" -> new Rmdir();
            case "touch" -> new Touch();
            case "truncate" -> new Truncate();
            case "unlink" -> new Unlink();
            default -> null;
        };
    }

    private static Tool listing(String name) {
        return switch (name) {
            case "du" -> new Du();
            case "file" -> new FileKind();
            case "ls", "dir", "vdir" -> new Ls();
            case "readlink" -> new Readlink();
            case "realpath" -> new Realpath();
            case "stat" -> new Stat();
            case "tree" -> new TreeTool();
            case "which", "which.debianutils" -> new Which();
            default -> null;
        };
    }

    private static Tool machine(String name) {
        return switch (name) {
            case "cal", "ncal" -> new Cal();
            case "hostnamectl" -> new Hostnamectl();
            case "lsb_release" -> new LsbRelease();
            case "lsblk" -> new Lsblk();
            case "lscpu" -> new Lscpu();
            case "mknod" -> new Mknod();
            case "mountpoint" -> new Mountpoint();
            case "pidof", "killall5" -> new Pidof();
            case "pstree", "pstree.x11" -> new Pstree();
            case "setpriv" -> new Setpriv();
            case "stty" -> new Stty();
            case "sysctl" -> new SysctlTool();
            case "tput" -> new Tput();
            default -> null;
        };
    }

    private static Tool plain(String name) {
        return switch (name) {
            case "basename" -> new Basename();
            case "dirname" -> new Dirname();
            case "echo" -> new Echo();
            case "expr" -> new Expr();
            case "factor" -> new Factor();
            case "false" -> new Constant(1);
            case "nice", "ionice", "setsid", "stdbuf" -> new Nice();
            case "printf" -> new PrintfTool();
            case "pwd" -> new Pwd();
            case "seq" -> new Seq();
            case "tee" -> new Tee();
            case "test", "[" -> new TestTool();
            case "true" -> new Constant(0);
            case "yes" -> new Yes();
            default -> null;
        };
    }

    private static Tool raw(String name) {
        return switch (name) {
            case "base64" -> new Base64Tool();
            case "cksum" -> new Cksum();
            case "cmp" -> new Cmp();
            case "dd" -> new Dd();
            case "diff" -> new Diff();
            case "hexdump", "hd" -> new Hexdump();
            case "md5sum" -> new Checksum("MD5");
            case "od" -> new Od();
            case "sha1sum" -> new Checksum("SHA-1");
            case "sha224sum" -> new Checksum("SHA-224");
            case "sha256sum" -> new Checksum("SHA-256");
            case "sha384sum" -> new Checksum("SHA-384");
            case "sha512sum" -> new Checksum("SHA-512");
            case "split" -> new Split();
            case "strings" -> new Strings();
            case "xxd" -> new Xxd();
            default -> null;
        };
    }

    private static Tool screen(String name) {
        return switch (name) {
            case "less" -> new Less();
            case "more" -> new More();
            default -> null;
        };
    }

    private static Tool search(String name) {
        return switch (name) {
            case "awk", "gawk" -> new Awk(Flavour.GAWK);
            case "egrep" -> new Grep("E");
            case "fgrep" -> new Grep("F");
            case "find" -> new Find();
            case "grep" -> new Grep("G");
            case "jq" -> new Jq();
            case "mawk" -> new Awk(Flavour.MAWK);
            case "sed" -> new SedTool();
            case "xargs" -> new Xargs();
            default -> null;
        };
    }

    private static Tool text(String name) {
        return switch (name) {
            case "cat" -> new Cat();
            case "cut" -> new Cut();
            case "expand" -> new Expand();
            case "fold" -> new Fold();
            case "head" -> new Head();
            case "nl" -> new Nl();
            case "rev" -> new Rev();
            case "tail" -> new Tail();
            case "tr" -> new Tr();
            case "unexpand" -> new Unexpand();
            case "uniq" -> new Uniq();
            case "wc" -> new Wc();
            default -> null;
        };
    }

    private static Tool whole(String name) {
        return switch (name) {
            case "column" -> new Column();
            case "comm" -> new Comm();
            case "join" -> new Join();
            case "paste" -> new Paste();
            case "shuf" -> new Shuf();
            case "sort" -> new Sort();
            case "tac" -> new Tac();
            default -> null;
        };
    }
}
