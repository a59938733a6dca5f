"""A real browser for tests: Chromium spoken to through two pipes, so that no socket is opened."""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
)  # fmt: skip
KEYS = {"ArrowRight": 39, "ArrowDown": 40, "Enter": 13, "Escape": 27, "Tab": 9}


def program() -> str | None:
    """Find a Chromium, ``None`` where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Tab:
    """One open page."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = os.fdopen(read, "rb"), os.fdopen(write, "wb")
        self._numbers = itertools.count(1)
        self._session = ""
        self._waiting = b""
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for part in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{part}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the DevTools protocol and wait for its answer; events on the way are kept."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._write.write(json.dumps(message).encode() + b"\0")
        self._write.flush()
        while True:
            got = self._next()
            if got.get("id") == number:
                assert "error" not in got, got
                return dict(got["result"])
            self.events.append(got)

    def close(self) -> None:
        """Close both pipes."""
        self._write.close()
        self._read.close()

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            more = os.read(self._read.fileno(), 1 << 20)
            assert more, "Chromium 已退出"
            self._waiting += more
        message, _, self._waiting = self._waiting.partition(b"\0")
        return dict(json.loads(message))

    def open(self, path: Path, *, script: bool = True, width: int = 1280, height: int = 900) -> None:
        """Open a local page and wait until it has loaded."""
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self.events.clear()
        self.call("Page.navigate", url=path.resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def run(self, expression: str) -> Any:
        """Evaluate JavaScript and give its value."""
        got = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in got, got["exceptionDetails"]
        return got["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key."""
        about = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        self.call("Input.dispatchKeyEvent", type="keyDown", **about)
        self.call("Input.dispatchKeyEvent", type="keyUp", **about)

    def complaints(self) -> list[str]:
        """List errors and refusals that the page caused."""
        logged = [
            event["params"]["entry"]["text"]
            for event in self.events
            if event.get("method") == "Log.entryAdded"
        ]
        thrown = [
            str(event["params"]) for event in self.events if event.get("method") == "Runtime.exceptionThrown"
        ]
        return logged + thrown

    def fetched(self) -> list[str]:
        """List every address that was asked for."""
        sent = (event for event in self.events if event.get("method") == "Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in sent]

    def picture(self) -> bytes:
        """Take a picture of what is seen, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def printed(self) -> bytes:
        """Print to PDF as the page's own print rules say."""
        return base64.b64decode(
            self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        )


@contextmanager
def browser() -> Iterator[Tab]:
    """Start Chromium with an empty profile and end it afterwards."""
    found = program()
    assert found
    to_read, its_write = os.pipe()
    its_read, to_write = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = f'exec "$0" "$@" 3<&{its_read} 4>&{its_write}'
        process = subprocess.Popen(
            ["bash", "-c", command, found, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(its_read, its_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(its_read)
        os.close(its_write)
        tab = Tab(to_read, to_write)
        try:
            yield tab
        finally:
            process.terminate()
            process.wait(20)
            tab.close()
