"""How gunicorn serves the site: `gunicorn -c app/gunicorn_settings.py wsgi:app`. Its own options override these."""

import os
import signal

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY") or (os.cpu_count() or 1) + 1)
worker_class = "gthread"  # a slow phone holds a thread, not a worker
threads = 4
max_requests = 2000  # a worker that has served for long gives its memory back
max_requests_jitter = 200
preload_app = True  # loaded once, so that it starts sooner and a wrong setting stops it with its sentence
accesslog = None  # app.web.logs writes a line for each request
loglevel = "warning"
control_socket_disable = True


def post_worker_init(_worker) -> None:
    """Ctrl-C reaches every process of a terminal: the workers leave it to the master, whose word ends them once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def when_ready(_server) -> None:
    print(f"\nJejak Desa is at http://{bind} (Ctrl-C ends it)\n", flush=True)  # noqa: T201
