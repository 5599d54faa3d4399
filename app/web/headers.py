"""Security headers on every answer, and no private page in a shared phone's cache."""

from flask import Flask, request
from secure import Secure
from secure.headers import (
    ContentSecurityPolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    StrictTransportSecurity,
    XContentTypeOptions,
    XFrameOptions,
)

_POLICY = (
    ContentSecurityPolicy()
    .default_src("'self'")
    .img_src("'self'", "data:")
    .worker_src("'self'")
    .object_src("'none'")
    .base_uri("'none'")
    .form_action("'self'")
    .frame_ancestors("'none'")
)


def security_headers(app: Flask) -> dict[str, str]:
    """What every answer carries, style sheets and pictures too."""
    https = app.config["APP_ENV"] == "production"
    secure = Secure(
        csp=_POLICY,
        referrer=ReferrerPolicy().same_origin(),
        permissions=PermissionsPolicy().geolocation().camera().microphone(),
        xcto=XContentTypeOptions().nosniff(),
        xfo=XFrameOptions().deny(),
        hsts=StrictTransportSecurity().max_age(31536000) if https else None,
    )
    return dict(secure.headers)


def init_app(app: Flask) -> None:
    always = security_headers(app)

    @app.after_request
    def protect(response):
        for name, value in always.items():
            response.headers.setdefault(name, value)
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response
