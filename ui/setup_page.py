"""The page with which the dock opens while the engine is missing, broken or of an older version: what is
needed, one button, how far it is, and what went wrong."""

from __future__ import annotations

import sys
from typing import Optional

from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget, QgsScrollArea
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..engine.door import environment, libraries, set_up_sizes
from ..engine.door.errors import CancelledError
from ..engine.door.graphics_cards import cards
from ..engine.door.set_up import set_up
from ..engine.door.set_up_course import SetUpProgress, SetUpWishes
from ..shell import setup_words
from ..shell.diagnostics import remember
from ..shell.network import Proxy, proxy_of_qgis
from ..shell.tr import tr
from .eliding import Elided, ElidingButton
from .forms import plain, wrapped
from .notice import Notice
from .setup_log import SetUpLogView
from .task import EngineTask


class SetUpPage(QgsScrollArea):
    """Sets the engine up in the background; the dock decides when the page is shown."""

    ready = pyqtSignal()
    """The engine is there, and the user wants to go on."""
    sample_wanted = pyqtSignal()
    """The engine is there, and the user wants to try it on the sample scene."""

    def __init__(self):
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.task: Optional[EngineTask] = None
        self.looking: Optional[EngineTask] = None
        self.standing, self.proxy = environment.Standing(environment.MISSING), Proxy()
        """The system's proxy may take a moment to find, so it is asked for when the page is shown."""
        self.title, self.text = plain(), wrapped()
        self.facts = {name: wrapped() for name in ("download", "disk", "duration", "proxy")}
        self.place = Elided(str(environment.folder()))
        self.training, self.graphics = QCheckBox(), QCheckBox()
        self.card = ""
        self.wheels = QgsFileWidget()
        self.command_button = ElidingButton(tr("Copy the command that fills it"))
        self.offline = QgsCollapsibleGroupBox(tr("Without internet"))
        self.start_button, self.cancel_button = QPushButton(), QPushButton(tr("Cancel"))
        self.go_button, self.sample_button = (
            QPushButton(tr("Choose images of my own")),
            QPushButton(tr("Load sample scene")),
        )
        self.bar, self.stage, self.outcome, self.log = QProgressBar(), wrapped(), Notice(), SetUpLogView()
        self._dress()
        self.setWidget(self._content())
        self._connect()

    # ---- what is needed

    def show_standing(self, standing: environment.Standing) -> None:
        """Say in which state the engine is, and what is needed."""
        self.standing, self.proxy = standing, proxy_of_qgis()
        self.title.setText(setup_words.title(standing.state))
        self.text.setText(setup_words.introduction(standing))
        self.text.setVisible(True)
        self.start_button.setText(setup_words.button(standing.state))
        self._rest()
        self.go_button.setVisible(standing.state == environment.READY)
        self.outcome.setVisible(False)
        self.log.setVisible(False)
        self._say_sizes()

    def look_for_cards(self) -> None:
        """Offer what is for graphics cards where there is one; the driver is asked in the background."""
        if libraries.GRAPHICS.is_file() and sys.platform != "darwin" and self.looking is None:
            self.looking = EngineTask(
                "Chronofuse: graphics cards", lambda tell, cancelled: cards(), quiet=True
            )
            self.looking.ended.connect(self._offer_graphics)
            self.looking.start()

    def wishes(self) -> SetUpWishes:
        """What the page asks for."""
        return SetUpWishes(
            with_training=self.training.isChecked(),
            with_graphics=self.graphics.isChecked() and not self.graphics.isHidden(),
            wheels=self.wheels.filePath().strip(),
            proxy=self.proxy.address,
            no_proxy=self.proxy.without,
        )

    def _offer_graphics(self, task: EngineTask) -> None:
        self.looking = None
        if task.result:
            self.card = task.result[0].name
            self._say_sizes()

    def _say_sizes(self, *_) -> None:
        proxy, wishes = self.proxy, self.wishes()
        sizes = set_up_sizes.sizes(wishes)
        self.facts["download"].setText(setup_words.download(sizes, self.standing.state))
        free = set_up_sizes.free_space(environment.folder().parent)
        self.facts["disk"].setText(setup_words.disk(sizes, free))
        self.facts["duration"].setText(setup_words.duration(sizes))
        self.facts["proxy"].setText(proxy.shown or tr("none in QGIS's settings"))
        for widget in (self.proxy_title, self.facts["proxy"]):
            widget.setVisible(bool(proxy.shown))
        cuda = sys.platform.startswith("linux")
        part = set_up_sizes.TRAINING_WITH_CUDA if cuda else set_up_sizes.TRAINING
        self.training.setText(
            tr("Training, too (PyTorch, {size})").format(size=set_up_sizes.size(part.download))
        )
        size = set_up_sizes.size(set_up_sizes.GRAPHICS.download)
        self.graphics.setText(tr("For the graphics card ({size})").format(size=size))
        self.graphics.setToolTip(tr("Networks run on this card: {card}").format(card=self.card))
        self.graphics.setVisible(bool(self.card))

    # ---- setting up

    def start(self) -> None:
        """Set the engine up, or try again."""
        if self.task is not None:
            return
        self.proxy = proxy_of_qgis()  # it may have been set since, because of what went wrong
        wishes = self.wishes()
        self.task = EngineTask("Chronofuse: set up", lambda tell, cancelled: set_up(tell, cancelled, wishes))
        self.task.told.connect(self._told)
        self.task.ended.connect(self._ended)
        self._busy(True)
        self.outcome.setVisible(False)
        self.stage.setText(tr("Starting"))
        self.bar.setValue(0)
        self.task.start()

    def cancel(self) -> None:
        """End it; that takes less than a second."""
        if self.task is not None:
            self.stage.setText(tr("Cancelling"))
            self.cancel_button.setEnabled(False)
            self.task.cancel()

    def shut_down(self) -> None:
        """Stop what runs; the page is about to go."""
        self.log.timer.stop()
        if self.task is not None:
            self.task.told.disconnect(self._told)
        for task in (self.task, self.looking):
            if task is not None:
                task.ended.disconnect()
                task.cancel()
        self.task = self.looking = None

    def is_busy(self) -> bool:
        """Whether a set-up is under way."""
        return self.task is not None

    def _told(self, event) -> None:
        if self.task is None or self.task.isCanceled():
            return
        if isinstance(event, SetUpProgress):
            self.bar.setValue(round(1000 * event.share))
            self.stage.setText(setup_words.progress(event))
        else:
            self.stage.setText(str(event))

    def _ended(self, task: EngineTask) -> None:
        self.task = None
        self._busy(False)
        self.log.setVisible(True)
        if task.error is None:
            self._done()
            return
        self.text.setVisible(False)
        self.start_button.setText(tr("Try again"))
        if isinstance(task.error, CancelledError):
            self._say("info", str(task.error))
        else:
            remember(task.error)
            self._say("error", str(task.error))

    def _done(self) -> None:
        self.standing = environment.Standing(environment.READY)
        self.title.setText(tr("The engine is ready"))
        self.text.setVisible(True)
        self.text.setText(
            tr("Choose images of your own, or try it on the sample scene, which takes a few seconds.")
        )
        self.needs.setVisible(False)
        self.start_button.setVisible(False)
        self.go_button.setVisible(True)
        self.sample_button.setVisible(True)
        self.sample_button.setDefault(True)
        self._say(
            "success", tr("The set-up went well. It can be run again at any time: it repairs what is broken.")
        )

    def _say(self, level: str, sentence: str) -> None:
        self.outcome.setVisible(True)
        self.outcome.say(level, sentence)

    def _rest(self) -> None:
        self._busy(False)
        self.needs.setVisible(True)
        self.start_button.setVisible(True)
        self.go_button.setVisible(False)
        self.sample_button.setVisible(False)

    def _busy(self, busy: bool) -> None:
        for widget in (self.bar, self.stage, self.cancel_button):
            widget.setVisible(busy)
        self.cancel_button.setEnabled(True)
        self.start_button.setVisible(not busy)
        self.needs.setVisible(not busy)
        if busy:
            self.log.setVisible(True)

    # ---- the offline folder

    def copy_command(self) -> None:
        """Put the command on the clipboard that downloads the wheels, on a machine with a network."""
        QApplication.clipboard().setText(libraries.download_command(self.training.isChecked()))

    # ---- layout

    def _connect(self) -> None:
        self.training.toggled.connect(self._say_sizes)
        self.graphics.toggled.connect(self._say_sizes)
        self.wheels.fileChanged.connect(self._say_sizes)
        self.command_button.clicked.connect(self.copy_command)
        self.start_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.cancel)
        self.go_button.clicked.connect(self.ready.emit)
        self.sample_button.clicked.connect(self.sample_wanted.emit)

    def _dress(self) -> None:
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.title.setFont(font)
        self.title.setWordWrap(True)
        self.bar.setRange(0, 1000)
        self.bar.setFormat("%p %")
        self.training.setToolTip(tr("Needed to train and to fine-tune networks; can be added later"))
        self.wheels.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.wheels.setDialogTitle(tr("Folder of wheels"))
        self.start_button.setDefault(True)
        self.command_button.setToolTip(
            tr("Run it on a machine with a network, with a Python of the same version and system as QGIS's")
        )

    def _content(self) -> QWidget:
        content, column = QWidget(), QVBoxLayout()
        content.setLayout(column)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.needs = self._needs()
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.outcome)
        column.addWidget(self.needs)
        for row in (
            (self.start_button,),
            (self.sample_button,),
            (self.go_button,),
            (self.bar, self.cancel_button),
        ):
            line = QHBoxLayout()
            for widget in row:
                line.addWidget(widget, 0 if widget is self.cancel_button else 1)
            column.addLayout(line)
        column.addWidget(self.stage)
        column.addWidget(self.log, 1)
        column.addStretch(0)
        return content

    def _needs(self) -> QWidget:
        needs = QWidget()
        column = QVBoxLayout(needs)
        column.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.proxy_title = plain(tr("Proxy"))
        for row, (title, value) in enumerate(
            (
                (plain(tr("Download")), self.facts["download"]),
                (plain(tr("On the disk")), self.facts["disk"]),
                (plain(tr("Folder")), self.place),
                (plain(tr("Takes")), self.facts["duration"]),
                (self.proxy_title, self.facts["proxy"]),
            )
        ):
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        column.addLayout(grid)
        column.addWidget(self.training)
        column.addWidget(self.graphics)
        rows = QVBoxLayout(self.offline)
        rows.addWidget(wrapped(tr("Install from a folder of wheels; nothing is downloaded then.")))
        rows.addWidget(self.wheels)
        rows.addWidget(self.command_button)
        for widget in (self.wheels, self.command_button):  # their texts must not widen the dock
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.offline.setSaveCollapsedState(False)
        self.offline.setCollapsed(True)
        column.addWidget(self.offline)
        return needs
