package dev.drydock.sandbox.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WebStartersTest {
    private static final String FLASK = """
            import time
            import redis
            from flask import Flask

            app = Flask(__name__)
            cache = redis.Redis(host='redis', port=6379)

            def get_hit_count():
                retries = 5
                while True:
                    try:
                        return cache.incr('hits')
                    except redis.exceptions.ConnectionError as exc:
                        if retries == 0:
                            raise exc
                        retries -= 1
                        time.sleep(0.5)

            @app.route('/')
            def hello():
                count = get_hit_count()
                return f'Hello World! I have been seen {count} times.\\n'

            if __name__ == '__main__':
                app.run(host='0.0.0.0', port=5000)
            """;

    private String python(Laptop laptop, String code) {
        return laptop.run("docker run --rm -i python:3.12-slim python - <<'PY'\n" + code + "\nPY");
    }

    @Test
    void python_calculates_and_prints() {
        Laptop laptop = new Laptop("python:3.12-slim");
        assertEquals("2\n", laptop.run("docker run --rm python:3.12-slim python -c 'print(1+1)'"));
        assertEquals("[0, 1, 4] {'a': 1.5} None 3 007\n", python(laptop, "print([x * x for x in range(3)], {'a': 3 / 2}, None, 7 // 2, f'{7:03d}')"));
        assertEquals("Python 3.12.12\n", laptop.run("docker run --rm python:3.12-slim python --version"));
    }

    @Test
    void python_fails_as_the_original_does() {
        Laptop laptop = new Laptop("python:3.12-slim");
        assertEquals("Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nZeroDivisionError: division by zero\n",
                laptop.run("docker run --rm python:3.12-slim python -c 'print(1/0)'"));
        assertEquals(1, laptop.exitCode());
        assertTrue(laptop.run("docker run --rm python:3.12-slim python -c 'import flask'").endsWith("ModuleNotFoundError: No module named 'flask'\n"));
        assertEquals("python: import asyncio: not simulated here\n", laptop.run("docker run --rm python:3.12-slim python -c 'import asyncio'"));
        assertEquals(96, laptop.exitCode());
    }

    @Test
    void a_program_that_ticks_goes_on_ticking() {
        Laptop laptop = new Laptop("python:3.12-slim");
        laptop.run("cat > t.py <<'PY'\nimport time\ndef main():\n    n = 0\n    while True:\n        n += 1\n        print('tick', n, flush=True)\n        time.sleep(1)\nmain()\nPY");
        assertEquals("tick 1\ntick 2\ntick 3\n", laptop.run("docker run -d --name tt -v $PWD:/app python:3.12-slim python /app/t.py >/dev/null; sleep 3; docker logs tt").lines()
                .limit(3).map(line -> line + "\n").reduce("", String::concat));
    }

    @Test
    void a_flask_application_counts_in_redis() {
        Laptop laptop = new Laptop("python:3.12-slim", "redis");
        laptop.run("mkdir app; cat > app/app.py <<'PY'\n" + FLASK + "PY\ndocker network create n; docker run -d --name redis --network n redis\n"
                + "docker run -d --name web --network n -p 5000:5000 -v $PWD/app:/app -w /app python:3.12-slim "
                + "sh -c 'mkdir -p /usr/local/lib/python3.12/site-packages/flask /usr/local/lib/python3.12/site-packages/redis; exec python app.py'; sleep 1");
        assertEquals("Hello World! I have been seen 1 times.\nHello World! I have been seen 2 times.\n", laptop.run("curl -s localhost:5000; curl -s localhost:5000"));
        assertEquals("404", laptop.run("curl -s -o /dev/null -w '%{http_code}' localhost:5000/nope"));
        assertTrue(laptop.run("docker logs web 2>&1").contains(" * Running on all addresses (0.0.0.0)\n"));
        assertEquals("500", laptop.run("docker stop redis >/dev/null; curl -s -o /dev/null -w '%{http_code}' localhost:5000/"));
    }

    @Test
    void a_handler_of_the_standard_library_answers() {
        Laptop laptop = new Laptop("python:3.12-slim");
        laptop.run("""
                cat > s.py <<'PY'
                from http.server import BaseHTTPRequestHandler, HTTPServer
                class Handler(BaseHTTPRequestHandler):
                    def do_GET(self):
                        self.send_response(200)
                        self.send_header("Content-type", "text/plain")
                        self.end_headers()
                        self.wfile.write(b"hello from " + self.path.encode())
                HTTPServer(("0.0.0.0", 8000), Handler).serve_forever()
                PY
                docker run -d --name ss -p 8000:8000 -v $PWD:/app python:3.12-slim python /app/s.py; sleep 1
                """);
        assertEquals("hello from /x", laptop.run("curl -s localhost:8000/x"));
    }

    @Test
    void files_are_served_by_the_module_http_server() {
        Laptop laptop = new Laptop("python:3.12-slim");
        laptop.run("echo hi > f.txt; docker run -d --name ff -p 8000:8000 -v $PWD:/srv -w /srv python:3.12-slim python -m http.server; sleep 1");
        assertEquals("hi\n", laptop.run("curl -s localhost:8000/f.txt"));
        assertTrue(laptop.run("curl -s localhost:8000/").contains("<li><a href=\"f.txt\">f.txt</a></li>"));
    }

    @Test
    void node_serves_with_http_and_obeys_its_own_handler_of_the_signal() {
        Laptop laptop = new Laptop("node:22-alpine");
        laptop.run("""
                cat > s.js <<'JS'
                const http = require('http');
                let n = 0;
                const server = http.createServer((req, res) => {
                  n += 1;
                  res.writeHead(200, {'Content-Type': 'text/plain'});
                  res.end(`visit ${n} of ${req.url}\\n`);
                });
                server.listen(process.env.PORT || 3000, () => console.log('listening'));
                process.on('SIGTERM', () => { console.log('bye'); process.exit(0); });
                JS
                docker run -d --name ss -p 3000:3000 -v $PWD:/app node:22-alpine node /app/s.js; sleep 1
                """);
        assertEquals("visit 1 of /a\nvisit 2 of /b\n", laptop.run("curl -s localhost:3000/a; curl -s localhost:3000/b"));
        assertEquals("listening\nbye\n0\n", laptop.run("docker stop ss >/dev/null; docker logs ss; docker inspect -f '{{.State.ExitCode}}' ss"));
    }

    @Test
    void express_routes_requests() {
        Laptop laptop = new Laptop("node:22-alpine");
        laptop.run("""
                mkdir -p node_modules/express
                cat > s.js <<'JS'
                const express = require('express');
                const app = express();
                app.get('/', (req, res) => { res.send('Hello World!'); });
                app.get('/user/:name', (req, res) => res.json({ name: req.params.name, q: req.query.q }));
                app.listen(3000, () => console.log('Example app listening'));
                JS
                docker run -d --name ss -p 3000:3000 -v $PWD:/app node:22-alpine node /app/s.js; sleep 1
                """);
        assertEquals("Hello World!{\"name\":\"ann\",\"q\":\"1\"}404", laptop.run("curl -s localhost:3000/; curl -s 'localhost:3000/user/ann?q=1'; curl -s -o /dev/null -w '%{http_code}' localhost:3000/x"));
        assertTrue(laptop.run("curl -si localhost:3000/").contains("ETag: W/\"c-Lve95gjOVATpfV8EL5X4nxwjKHE\"\r\n"));
    }

    @Test
    void node_calculates_and_ticks() {
        Laptop laptop = new Laptop("node:22-alpine");
        assertEquals("2 [ 1, 'a' ]\n", laptop.run("docker run --rm node:22-alpine node -e \"console.log(1 + 1, [1, 'a'])\""));
        assertEquals("tick 1\ntick 2\n", laptop.run("docker run --rm node:22-alpine node -e \"let n = 0; const t = setInterval(() => { console.log('tick', ++n); if (n == 2) clearInterval(t); }, 1000);\""));
    }

    @Test
    void an_endless_loop_does_not_hang_the_world() {
        Laptop laptop = new Laptop("python:3.12-slim");
        assertEquals("up\n", laptop.run("docker run -d --name ee python:3.12-slim python -c 'while True: pass' >/dev/null; sleep 1; docker rm -f ee >/dev/null; echo up"));
    }
}
