package dev.drydock.sandbox.app;

import dev.drydock.sandbox.app.core.NetworkFunctions;
import dev.drydock.sandbox.app.coredns.CoreDns;
import dev.drydock.sandbox.app.elastic.Elasticsearch;
import dev.drydock.sandbox.app.fluentd.Fluentd;
import dev.drydock.sandbox.app.httpd.Httpd;
import dev.drydock.sandbox.app.ingress.IngressController;
import dev.drydock.sandbox.app.memcached.Memcached;
import dev.drydock.sandbox.app.mysql.Mysql;
import dev.drydock.sandbox.app.mysql.Mysqladmin;
import dev.drydock.sandbox.app.mysql.Mysqld;
import dev.drydock.sandbox.app.nginx.Nginx;
import dev.drydock.sandbox.app.packages.Apk;
import dev.drydock.sandbox.app.packages.Apt;
import dev.drydock.sandbox.app.packages.AptCache;
import dev.drydock.sandbox.app.packages.Npm;
import dev.drydock.sandbox.app.packages.Pip;
import dev.drydock.sandbox.app.postgres.Postgres;
import dev.drydock.sandbox.app.postgres.Psql;
import dev.drydock.sandbox.app.postgres.Setup;
import dev.drydock.sandbox.app.redis.RedisClient;
import dev.drydock.sandbox.app.redis.RedisServer;
import dev.drydock.sandbox.app.script.Interpreters;
import dev.drydock.sandbox.app.whoami.Whoami;
import dev.drydock.sandbox.process.Program;
import java.util.Optional;

/** Which programs there are, by the name their files carry; made when asked for. */
public final class Apps {
    private Apps() {}

    public static Optional<Program> find(String name) {
        return switch (name) {
            case "apk" -> Optional.of(Apk::start);
            case "apt", "apt-get" -> Optional.of(Apt::start);
            case "apt-cache" -> Optional.of(AptCache::cache);
            case "dpkg", "dpkg-query" -> Optional.of(AptCache::dpkg);
            case "hello" -> Optional.of(Hello::start);
            case "mysql" -> Optional.of(Mysql::start);
            case "mysqladmin" -> Optional.of(Mysqladmin::start);
            case "mysqld" -> Optional.of(Mysqld::start);
            case "npm" -> Optional.of(Npm::start);
            case "pip" -> Optional.of(Pip::start);
            case "etcdctl" -> Optional.of(EtcdCtl::start);
            case "etcd", "kube-apiserver", "kube-controller-manager", "kube-proxy", "kube-scheduler" -> Optional.of(ClusterPart::start);
            case "nginx-ingress-controller" -> Optional.of(IngressController::start);
            case "coredns" -> Optional.of(CoreDns::start);
            case "elasticsearch" -> Optional.of(Elasticsearch::start);
            case "fluentd" -> Optional.of(Fluentd::start);
            case "docker-init" -> Optional.of(Init::start);
            case "busybox-httpd" -> Optional.of(BusyboxHttpd::start);
            case "gosu", "su-exec" -> Optional.of(Gosu::start);
            case "httpd" -> Optional.of(Httpd::start);
            case "memcached" -> Optional.of(Memcached::start);
            case "nginx" -> Optional.of(Nginx::start);
            case "initdb" -> Optional.of(Setup::initdb);
            case "flask" -> Optional.of(Interpreters::flask);
            case "node" -> Optional.of(Interpreters::node);
            case "python", "python3" -> Optional.of(Interpreters::python);
            case "pause" -> Optional.of(Pause::start);
            case "pg_ctl" -> Optional.of(Setup::control);
            case "pg_isready" -> Optional.of(Setup::ready);
            case "postgres" -> Optional.of(Postgres::start);
            case "psql" -> Optional.of(Psql::start);
            case "redis-cli" -> Optional.of(RedisClient::start);
            case "redis-server" -> Optional.of(RedisServer::start);
            case "htpasswd" -> Optional.of(HtpasswdTool::start);
            case "registry" -> Optional.of(RegistryProgram::start);
            case "stress", "stress-ng" -> Optional.of(Stress::start);
            case "whoami-server" -> Optional.of(Whoami::start);
            default -> name.startsWith("corenet-") ? NetworkFunctions.find(name) : Toolchains.find(name);
        };
    }
}
