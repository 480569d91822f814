package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The settings and pages that a service's package brings, so that the service can be started. */
final class Settings {
    private static final String NGINX = """
            user www-data;
            worker_processes auto;
            pid /run/nginx.pid;
            error_log /var/log/nginx/error.log;
            events {
            	worker_connections 768;
            }
            http {
            	sendfile on;
            	default_type text/html;
            	access_log /var/log/nginx/access.log;
            	include /etc/nginx/conf.d/*.conf;
            	include /etc/nginx/sites-enabled/*;
            }
            """;
    private static final String SITE = """
            server {
            	listen 80 default_server;
            	root /var/www/html;
            	index index.html index.htm index.nginx-debian.html;
            	server_name _;
            	location / {
            		try_files $uri $uri/ =404;
            	}
            }
            """;
    private static final String WELCOME = """
            <!DOCTYPE html>
            <html>
            <head>
            <title>Welcome to nginx!</title>
            </head>
            <body>
            <h1>Welcome to nginx!</h1>
            <p>If you see this page, the nginx web server is successfully installed and
            working. Further configuration is required.</p>

            <p><em>Thank you for using nginx.</em></p>
            </body>
            </html>
            """;

    private Settings() {}

    /** Writes them; what is there already stays as somebody changed it. The paths. */
    static List<String> of(Sys sys, Entry entry) {
        String version = entry.version().replaceFirst("^\\d+:", "").replaceFirst("[-+].*", "");
        boolean alpine = sys.files().exists("/etc/apk");
        List<String> written = new ArrayList<>();
        Map<String, String> texts = switch (entry.name()) {
            case "nginx" -> alpine
                    ? Map.of("/etc/nginx/nginx.conf", NGINX.replace("www-data", "nginx").replace("conf.d", "http.d").replace("\tinclude /etc/nginx/sites-enabled/*;\n", ""),
                            "/etc/nginx/http.d/default.conf", "server {\n\tlisten 80 default_server;\n\tlocation / {\n\t\treturn 404;\n\t}\n}\n", "/usr/share/doc/nginx/version", version + "\n")
                    : Map.of("/etc/nginx/nginx.conf", NGINX, "/etc/nginx/sites-enabled/default", SITE,
                            "/var/www/html/index.nginx-debian.html", WELCOME, "/usr/share/doc/nginx/version", version + "\n");
            case "redis-server", "redis" -> Map.of("/usr/share/doc/redis/version", version + "\n");
            case "python3" -> Map.of("/usr/share/doc/python/version", version + "\n");
            case "nodejs" -> Map.of("/usr/share/doc/node/version", version.replaceFirst("_.*", "") + "\n");
            case "ca-certificates" -> Map.of("/etc/ssl/certs/ca-certificates.crt", "-----BEGIN CERTIFICATE-----\n", "/etc/ca-certificates.conf", "# certificates\n");
            default -> Map.of();
        };
        for (String path : new java.util.TreeSet<>(texts.keySet())) {
            Server.directories(sys, path.substring(0, path.lastIndexOf('/')));
            if (!sys.files().exists(path)) {
                sys.files().put(path, new RegularFile(Attributes.of(0644).modifiedAt(sys.now()), Bytes.of(texts.get(path)), 0));
            }
            written.add(path);
        }
        if (entry.name().equals("nginx")) {
            List.of("/etc/nginx/conf.d", "/var/log/nginx", "/var/lib/nginx", "/run").forEach(path -> Server.directories(sys, path));
            if (alpine && !sys.files().read("/etc/passwd").toOptional().map(Bytes::text).orElse("").contains("nginx:")) {
                sys.files().append("/etc/passwd", Bytes.of("nginx:x:100:101:nginx:/var/lib/nginx:/sbin/nologin\n"));
                sys.files().append("/etc/group", Bytes.of("nginx:x:101:nginx\n"));
            }
        }
        return written;
    }
}
