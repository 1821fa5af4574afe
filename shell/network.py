"""QGIS's network settings, as the set-up of the engine hands them on to pip.

To be called in the main thread: QgsNetworkAccessManager belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from qgis.core import QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

INDEX = "https://pypi.org/simple/"
"""What pip asks where nobody set another index; which proxy the system has may depend on the host."""
_SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}


@dataclass(frozen=True)
class Proxy:
    """A proxy as QGIS is set."""

    address: str = field(default="", repr=False)
    """With its login; empty where there is none."""
    shown: str = ""
    """Host and port, which may be shown."""
    without: str = ""
    """Hosts that are reached without it, parted by commas."""


def proxy_of_qgis() -> Proxy:
    """The proxy of QGIS's own settings (Options > Network); the system's, where QGIS takes that."""
    if not QgsSettings().value("proxy/proxyEnabled", False, type=bool):
        return Proxy()
    manager = QgsNetworkAccessManager.instance()
    proxy = manager.fallbackProxy()
    if proxy.type() not in _SCHEMES or not proxy.hostName():  # "DefaultProxy": what the system says
        asked = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(INDEX)))
        proxy = next((one for one in asked if one.type() in _SCHEMES and one.hostName()), None)
    if proxy is None:
        return Proxy()
    place = f"{proxy.hostName()}:{proxy.port()}"
    login = ":".join(quote(part, safe="") for part in (proxy.user(), proxy.password()) if part)
    hosts = [
        QUrl.fromUserInput(url).host() or url
        for url in [*manager.noProxyList(), *manager.excludeList()]
        if url
    ]
    return Proxy(
        f"{_SCHEMES[proxy.type()]}://{login + '@' if login else ''}{place}",
        place,
        ",".join(dict.fromkeys(hosts)),
    )
