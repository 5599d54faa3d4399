"""Where a request comes from, as a keyed hash: enough to tell connections apart, never kept as an address."""

import hashlib
import hmac
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from flask import current_app, request


def source_of_request() -> str:
    """Equal for all requests of one home or office."""
    address = request.remote_addr or ""
    try:
        if _address(address).is_loopback:  # a proxy on this machine says for whom it asks
            address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
        told = _address(address)
        address = str(ip_network(f"{told}/{64 if told.version == 6 else 32}", strict=False))
    except ValueError:
        address = "unknown"
    return hmac.new(current_app.config["SECRET_KEY"].encode(), address.encode(), hashlib.sha256).hexdigest()


def _address(told: str) -> IPv4Address | IPv6Address:
    """::ffff:192.0.2.1 is what a socket for both kinds calls 192.0.2.1. Raises ValueError."""
    address = ip_address(told)
    return getattr(address, "ipv4_mapped", None) or address
