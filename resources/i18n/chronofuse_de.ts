<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Chronofuse</name>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Chronofuse dock</source>
            <translation>Chronofuse-Fenster</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Chronofuse: predict the sharp image of a day that has only a coarse one</source>
            <translation>Chronofuse: das scharfe Bild eines Tages vorhersagen, von dem es nur ein grobes gibt</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Load sample scene</source>
            <translation>Beispielszene laden</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Fill a series …</source>
            <translation>Eine Serie füllen …</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Set up the engine</source>
            <translation>Rechenkern einrichten</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Guide</source>
            <translation>Anleitung</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Diagnostics</source>
            <translation>Diagnose</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Fine band</source>
            <translation>Feinkanal</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Coarse band</source>
            <translation>Grobkanal</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>A row for each band to predict. Without a row they are matched by name, wavelength or position.</source>
            <translation>Eine Zeile für jeden Kanal, der vorhergesagt wird. Ohne Zeile werden die Kanäle nach Name, Wellenlänge oder Position zugeordnet.</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>As found</source>
            <translation>Wie erkannt</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Writes down how the last check matched the bands, to be changed.</source>
            <translation>Trägt ein, wie die letzte Prüfung die Kanäle zugeordnet hat; kann danach geändert werden.</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Bands that go together</source>
            <translation>Zusammengehörige Kanäle</translation>
        </message>
        <message>
            <extracomment>ui/compare_dialog.py</extracomment>
            <source>Compared: the method to take is {method}.</source>
            <translation>Verglichen: zu nehmen ist das Verfahren {method}.</translation>
        </message>
        <message>
            <extracomment>ui/compare_dialog.py</extracomment>
            <source>Use {method}</source>
            <translation>{method} nehmen</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>unknown day</source>
            <translation>Tag unbekannt</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>The day of the image (YYYY-MM-DD). It is filled in where the file or its name tells it.</source>
            <translation>Der Tag des Bildes (JJJJ-MM-TT). Er wird eingetragen, wo die Datei oder ihr Name ihn nennt.</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>Choose in a calendar (Down)</source>
            <translation>Im Kalender wählen (Pfeil nach unten)</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Chronofuse: diagnostics</source>
            <translation>Chronofuse: Diagnose</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Asking the engine what it can use; this takes a few seconds.</source>
            <translation>Der Rechenkern wird gefragt, was er nutzen kann; das dauert einige Sekunden.</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Your home folder and your user name are taken out; read it before you send it.</source>
            <translation>Ihr Benutzerordner und Ihr Benutzername sind entfernt; lesen Sie den Text, bevor Sie ihn versenden.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Finding out which image is which …</source>
            <translation>Es wird ermittelt, welches Bild welches ist …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Which image is which could not be found out; choose the role of each.</source>
            <translation>Welches Bild welches ist, ließ sich nicht ermitteln; wählen Sie für jedes die Rolle.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Starting the engine</source>
            <translation>Rechenkern wird gestartet</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>{share} of this run is kept: it was begun before and did not end.</source>
            <translation>{share} dieses Laufs sind aufgehoben: Er wurde früher begonnen und nicht beendet.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Cancelling …</source>
            <translation>Wird abgebrochen …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Checking the images …</source>
            <translation>Bilder werden geprüft …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Still needed: {images}.</source>
            <translation>Noch nötig: {images}.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>More settings</source>
            <translation>Weitere Einstellungen</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>Two images to predict are of {day}: give each a day of its own, or leave one out.</source>
            <translation>Zwei Zielbilder sind vom {day}: Geben Sie jedem einen eigenen Tag oder lassen Sie eines weg.</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>These settings are of version {version}, and this Chronofuse reads version {own}: update the plugin.</source>
            <translation>Diese Einstellungen haben Version {version}, dieses Chronofuse liest Version {own}: Aktualisieren Sie das Plugin.</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>These settings can't be read ({error}): save them anew.</source>
            <translation>Diese Einstellungen sind nicht lesbar ({error}): Speichern Sie sie neu.</translation>
        </message>
        <message>
            <extracomment>ui/image_box.py</extracomment>
            <source>A file …</source>
            <translation>Eine Datei …</translation>
        </message>
        <message>
            <extracomment>ui/image_box.py</extracomment>
            <source>Choose an image</source>
            <translation>Bild wählen</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>{share} valid</source>
            <translation>{share} gültig</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>1 band</source>
            <translation>1 Kanal</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>{count} bands</source>
            <translation>{count} Kanäle</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>Export to a file</source>
            <translation>In Datei exportieren</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>How the image is read</source>
            <translation>Wie das Bild gelesen wird</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>Take the image out of the list</source>
            <translation>Bild aus der Liste nehmen</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>The layer is being exported …</source>
            <translation>Der Layer wird exportiert …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Drop images here, or add them below: a fine and a coarse one of the same day, and the coarse one of the day to predict. Which is which is found out, and you can change it.</source>
            <translation>Ziehen Sie Bilder hierher oder fügen Sie sie unten hinzu: ein feines und ein grobes vom selben Tag und das grobe des Tages, der vorhergesagt wird. Welches welches ist, wird ermittelt und lässt sich ändern.</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add layers</source>
            <translation>Layer hinzufügen</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add files …</source>
            <translation>Dateien hinzufügen …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Many dates: fill a series …</source>
            <translation>Viele Tage: eine Serie füllen …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>From a folder of sharp and coarse images, some with clouds, to a whole image of every date.</source>
            <translation>Von einem Ordner mit scharfen und groben Bildern, manche mit Wolken, zu einem ganzen Bild jedes Tages.</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>All of them</source>
            <translation>Alle</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>The project has no further raster layer</source>
            <translation>Das Projekt hat keinen weiteren Rasterlayer</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add images</source>
            <translation>Bilder hinzufügen</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>'{name}' is a picture, whose numbers are colours: choose an image of a sensor.</source>
            <translation>'{name}' ist ein Bild, dessen Zahlen Farben sind: wählen Sie eine Aufnahme eines Sensors.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Presets, job files, and the command of this run to copy</source>
            <translation>Voreinstellungen, Aufträge und der Befehl dieses Laufs zum Kopieren</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Presets and commands</source>
            <translation>Voreinstellungen und Befehle</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Open a preset or a job …</source>
            <translation>Voreinstellung oder Auftrag öffnen …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the settings as a preset …</source>
            <translation>Einstellungen als Voreinstellung speichern …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the whole run as a job …</source>
            <translation>Den ganzen Lauf als Auftrag speichern …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copy the command line</source>
            <translation>Befehlszeile kopieren</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copy the Processing call (Python)</source>
            <translation>Processing-Aufruf kopieren (Python)</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' was opened.</source>
            <translation>„{name}“ wurde geöffnet.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{path}' can't be read ({error}): choose another file.</source>
            <translation>„{path}“ ist nicht lesbar ({error}): Wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' is neither a preset nor a job ({error}): open one that Chronofuse saved.</source>
            <translation>„{name}“ ist weder Voreinstellung noch Auftrag ({error}): Öffnen Sie eine Datei, die Chronofuse gespeichert hat.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>The preset '{name}' is of version {version}, and this Chronofuse reads version {own}: update the plugin.</source>
            <translation>Die Voreinstellung „{name}“ hat Version {version}, dieses Chronofuse liest Version {own}: Aktualisieren Sie das Plugin.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' is a job of another kind: open one that fuses.</source>
            <translation>„{name}“ ist ein Auftrag anderer Art: Öffnen Sie einen, der fusioniert.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>No one command line says this run, because its dates differ in what they have: give each date a reference or none, or copy the Processing call.</source>
            <translation>Keine einzelne Befehlszeile beschreibt diesen Lauf, weil seine Daten Verschiedenes haben: Geben Sie jedem Datum eine Referenz oder keinem, oder kopieren Sie den Processing-Aufruf.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copied.</source>
            <translation>Kopiert.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{path}' can't be written ({reason}): choose another place.</source>
            <translation>„{path}“ kann nicht geschrieben werden ({reason}): Wählen Sie einen anderen Ort.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' was saved.</source>
            <translation>„{name}“ wurde gespeichert.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Open a preset or a job</source>
            <translation>Voreinstellung oder Auftrag öffnen</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the settings as a preset</source>
            <translation>Einstellungen als Voreinstellung speichern</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the whole run as a job</source>
            <translation>Den ganzen Lauf als Auftrag speichern</translation>
        </message>
        <message>
            <extracomment>ui/launcher.py</extracomment>
            <source>Making the sample scene; this takes a few seconds.</source>
            <translation>Die Beispielszene wird erzeugt; das dauert einige Sekunden.</translation>
        </message>
        <message>
            <extracomment>ui/launcher.py</extracomment>
            <source>QGIS's Processing is switched off: tick it in the plugin manager, under Installed.</source>
            <translation>QGIS' Verarbeitung ist abgeschaltet: in der Erweiterungsverwaltung unter Installiert ankreuzen.</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Series ({method}, {time})</source>
            <translation>Zeitreihe ({method}, {time})</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Date unknown</source>
            <translation>Datum unbekannt</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Figures</source>
            <translation>Kennzahlen</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Chronofuse: compare and plot</source>
            <translation>Chronofuse: Vergleichen und Verläufe</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>On the left</source>
            <translation>Links</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>On the right</source>
            <translation>Rechts</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Swipe</source>
            <translation>Überblenden</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Values of a pixel</source>
            <translation>Werte eines Pixels</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save as CSV …</source>
            <translation>Als CSV speichern …</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save as picture …</source>
            <translation>Als Bild speichern …</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>No image with a date lies here.</source>
            <translation>Hier liegt kein Bild mit einem Datum.</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Every image has a gap here.</source>
            <translation>Jedes Bild hat hier eine Lücke.</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>All bands of the images</source>
            <translation>Alle Kanäle der Bilder</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save the values</source>
            <translation>Werte speichern</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save the plot</source>
            <translation>Diagramm speichern</translation>
        </message>
        <message>
            <extracomment>ui/method_box.py</extracomment>
            <source>A model file (.onnx) …</source>
            <translation>Eine Modelldatei (.onnx) …</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Recommended</source>
            <translation>Empfohlen</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Classical</source>
            <translation>Klassisch</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Networks</source>
            <translation>Netze</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Baselines</source>
            <translation>Einfache Vergleichsverfahren</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>My own</source>
            <translation>Meine eigenen</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>needs a second pair</source>
            <translation>braucht ein zweites Bildpaar</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>takes one pair alone</source>
            <translation>nimmt nur ein einziges Bildpaar</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>takes images of NDVI alone</source>
            <translation>nimmt nur NDVI-Bilder</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>needs the bands {bands}</source>
            <translation>braucht die Kanäle {bands}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>made for coarse pixels {low} to {high} times as large as fine ones</source>
            <translation>gemacht für Grobpixel, die {low}- bis {high}-mal so groß sind wie Feinpixel</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Not now: {reason}.</source>
            <translation>Zurzeit nicht: {reason}.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>error {share} of adding the coarse change</source>
            <translation>Fehler {share} dessen, was F1 plus grobe Änderung ergibt</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>about {time} for {what}</source>
            <translation>etwa {time} für {what}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>about {time} of computing for {what} on {machine}</source>
            <translation>etwa {time} Rechenzeit für {what} auf {machine}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>one pair</source>
            <translation>ein Bildpaar</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>two pairs</source>
            <translation>zwei Bildpaare</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>one or two pairs</source>
            <translation>ein oder zwei Bildpaare</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>any bands</source>
            <translation>beliebige Kanäle</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Needs: {pairs}, {bands}.</source>
            <translation>Braucht: {pairs}, {bands}.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: not measured.</source>
            <translation>Genauigkeit: nicht gemessen.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: error {share} of adding the coarse change, on {cases} cases.</source>
            <translation>Genauigkeit: Fehler {share} dessen, was F1 plus grobe Änderung ergibt, in {cases} Fällen.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: error {share} of adding the coarse change, on places held out.</source>
            <translation>Genauigkeit: Fehler {share} dessen, was F1 plus grobe Änderung ergibt, an zurückgehaltenen Orten.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Speed: about {time} for {what}, by its last run on this machine.</source>
            <translation>Tempo: etwa {time} für {what}, nach dem letzten Lauf auf diesem Rechner.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Speed: about {time} of computing for {what} on {machine}; not measured on this machine yet.</source>
            <translation>Tempo: etwa {time} Rechenzeit für {what} auf {machine}; auf diesem Rechner noch nicht gemessen.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>these images</source>
            <translation>diese Bilder</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>a million pixels</source>
            <translation>eine Million Pixel</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>a second</source>
            <translation>eine Sekunde</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>for {names}</source>
            <translation>für {names}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nothing here is called {text}. Nearest: {names}.</source>
            <translation>Hier heißt nichts {text}. Am nächsten: {names}.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nothing here is called {text}, nor like it.</source>
            <translation>Hier heißt nichts {text} oder so ähnlich.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>to be trained</source>
            <translation>zu trainieren</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>another command</source>
            <translation>ein anderer Befehl</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>not offered yet</source>
            <translation>noch nicht im Angebot</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>not offered</source>
            <translation>nicht im Angebot</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is a network that you train: {command}</source>
            <translation>{name} ist ein Netz, das man selbst trainiert: {command}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is another command here: {command}</source>
            <translation>{name} ist hier ein anderer Befehl: {command}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is not offered yet.</source>
            <translation>{name} gibt es hier noch nicht.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is not offered.</source>
            <translation>{name} gibt es hier nicht.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nearest in this list: {title}. It is not the same.</source>
            <translation>Am nächsten kommt in dieser Liste: {title}. Es ist nicht dasselbe.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>More of it stands in the guide under Names of the literature.</source>
            <translation>Mehr dazu steht in der Anleitung unter „Names of the literature“.</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Search, also by the name of a paper</source>
            <translation>Suchen, auch nach Namen der Literatur</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Names of papers</source>
            <translation>Namen der Literatur</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Elsewhere</source>
            <translation>Anderswo</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>NDVI</source>
            <translation>NDVI</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The vegetation index of the prediction, as a layer.</source>
            <translation>Der Vegetationsindex der Vorhersage, als Layer.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Change map</source>
            <translation>Änderungskarte</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The prediction minus F1, as a layer.</source>
            <translation>Die Vorhersage minus F1, als Layer.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Uncertainty</source>
            <translation>Unsicherheit</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>How sure the prediction is of each pixel, as a layer: about 68 % of the errors should be within it.</source>
            <translation>Wie sicher die Vorhersage bei jedem Pixel ist, als Layer: Etwa 68 % der Fehler sollten darin liegen.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Error bounds</source>
            <translation>Fehlergrenzen</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels, as a layer: four bands for each band.</source>
            <translation>Zwischen welchen Werten die Wahrheit bei etwa 68 und 95 % der Pixel liegen sollte, als Layer: vier Kanäle für jeden Kanal.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Probability of change</source>
            <translation>Änderungswahrscheinlichkeit</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, as a layer; only of a network that was trained to tell it (twostream with the option change).</source>
            <translation>Wie wahrscheinlich sich jedes Pixel um mehr als eine Standardabweichung von F1 geändert hat, als Layer; nur von einem Netz, das dafür trainiert wurde (twostream mit der Option change).</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The figures and plots as a page for the browser.</source>
            <translation>Kennzahlen und Diagramme als Seite für den Browser.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Overwrite</source>
            <translation>Überschreiben</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Replace files that exist already.</source>
            <translation>Ersetzt Dateien, die es schon gibt.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>'{path}' is a folder: add a name for the fused image, such as fused.tif.</source>
            <translation>'{path}' ist ein Ordner: fügen Sie einen Namen für das fusionierte Bild an, etwa fused.tif.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Fused image</source>
            <translation>Fusioniertes Bild</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Save to a temporary file</source>
            <translation>In temporäre Datei speichern</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The fused image; NDVI, change map, uncertainty and report are written beside it.</source>
            <translation>Das fusionierte Bild; NDVI, Änderungskarte, Unsicherheit und Bericht werden daneben geschrieben.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Reports that scale the uncertainty</source>
            <translation>Berichte, nach denen die Unsicherheit skaliert wird</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Scale by reports of other dates</source>
            <translation>Nach Berichten skalieren</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>JSON reports of runs on other dates of this place, with a reference and an uncertainty: uncertainty and bounds are scaled by what held there.</source>
            <translation>JSON-Berichte von Läufen an anderen Daten dieses Ortes, mit Referenz und Unsicherheit: Unsicherheit und Grenzen werden nach dem skaliert, was dort galt.</translation>
        </message>
        <message>
            <extracomment>ui/parameter_fields.py</extracomment>
            <source>{help} Default: {default}.</source>
            <translation>{help} Vorgabe: {default}.</translation>
        </message>
        <message>
            <extracomment>ui/parameter_fields.py</extracomment>
            <source>Parameters of {method}</source>
            <translation>Parameter von {method}</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>Click a place on the map.</source>
            <translation>Klicken Sie auf eine Stelle der Karte.</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>no place for the file</source>
            <translation>kein Platz für die Datei</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>● predicted   □ image</source>
            <translation>● vorhergesagt   □ Bild</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>× in time only</source>
            <translation>× nur aus der Zeit</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Match bands by position</source>
            <translation>Kanäle nach Position zuordnen</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>The first fine band goes with the first coarse one and so on, whatever they are called.</source>
            <translation>Der erste Feinkanal gehört zum ersten Grobkanal und so weiter, wie immer sie heißen.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Other bands</source>
            <translation>Übrige Kanäle</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Bands of the indices</source>
            <translation>Kanäle der Indizes</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Buffer</source>
            <translation>Puffer</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Registration</source>
            <translation>Registrierung</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Harmonise</source>
            <translation>Angleichung</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>are left out</source>
            <translation>werden weggelassen</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>change like the nearest one</source>
            <translation>ändern sich wie der nächste</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>follow from the fused ones</source>
            <translation>folgen aus den fusionierten</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with.</source>
            <translation>Was aus einem Feinkanal wird, zu dem kein Grobkanal gehört.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>report only</source>
            <translation>nur melden</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>where sure</source>
            <translation>wo sicher</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>by hand</source>
            <translation>von Hand</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Whether a shift between the sensors is corrected: the coarse images are moved.</source>
            <translation>Ob eine Verschiebung zwischen den Sensoren korrigiert wird: Die Grobbilder werden verschoben.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>always</source>
            <translation>immer</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Whether the coarse images are brought to the values of the fine sensor by the line between them.</source>
            <translation>Ob die Grobbilder über die Gerade zwischen den Sensoren auf die Werte des feinen Sensors gebracht werden.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>-3.5,12</source>
            <translation>-3.5,12</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>By how many fine pixels the coarse images move to the right and down.</source>
            <translation>Um wie viele Feinpixel sich die Grobbilder nach rechts und nach unten bewegen.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>by their names</source>
            <translation>nach ihren Namen</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Which bands of F1 are red and near infrared, where its bands have no names: red=3,nir=4.</source>
            <translation>Welche Kanäle von F1 Rot und nahes Infrarot sind, wo die Kanäle keine Namen haben: red=3,nir=4.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source> pixels</source>
            <translation> Pixel</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>So many pixels around clouds and masks are left out, too.</source>
            <translation>So viele Pixel um Wolken und Masken werden auch weggelassen.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Leave out clouds</source>
            <translation>Wolken weglassen</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>What is whiter than on the other dates is not used.</source>
            <translation>Was weißer ist als an den anderen Tagen, wird nicht benutzt.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Value = stored number x scale + offset, for all bands.</source>
            <translation>Wert = gespeicherte Zahl × Skalierung + Offset, für alle Kanäle.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>The stored number that means nothing, or none: every number means something.</source>
            <translation>Die gespeicherte Zahl, die nichts bedeutet, oder none: Jede Zahl bedeutet etwas.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Scale</source>
            <translation>Skalierung</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Offset</source>
            <translation>Offset</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Nodata</source>
            <translation>Nodata</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Mask</source>
            <translation>Maske</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>as found</source>
            <translation>wie erkannt</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>as found: {value}</source>
            <translation>wie erkannt: {value}</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>A raster that is 0, or nodata, where the image is not to be used.</source>
            <translation>Ein Raster, das 0 oder Nodata ist, wo das Bild nicht benutzt werden soll.</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, reference date (F1)</source>
            <translation>Fein, Referenzdatum (F1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, reference date (C1)</source>
            <translation>Grob, Referenzdatum (C1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, date to predict (C2)</source>
            <translation>Grob, Zieldatum (C2)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, second reference date (F3)</source>
            <translation>Fein, zweites Referenzdatum (F3)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, second reference date (C3)</source>
            <translation>Grob, zweites Referenzdatum (C3)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, date to predict: only measured against (reference)</source>
            <translation>Fein, Zieldatum: nur zum Messen (Referenz)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Not used</source>
            <translation>Unbenutzt</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine F1</source>
            <translation>Fein F1</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse C1</source>
            <translation>Grob C1</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Target C2</source>
            <translation>Ziel C2</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine F3</source>
            <translation>Fein F3</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse C3</source>
            <translation>Grob C3</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the fine image of the reference date (F1)</source>
            <translation>das Feinbild des Referenzdatums (F1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the coarse image of the reference date (C1)</source>
            <translation>das Grobbild des Referenzdatums (C1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the coarse image of the date to predict (C2)</source>
            <translation>das Grobbild des Zieldatums (C2)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source> and </source>
            <translation> und </translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Two runs compared</source>
            <translation>Zwei Läufe im Vergleich</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Time taken</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Ratio</source>
            <translation>Verhältnis</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Data type</source>
            <translation>Datentyp</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Runs of this project</source>
            <translation>Läufe dieses Projekts</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Repeat</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Runs it again, into files of new names.</source>
            <translation>Führt den Lauf noch einmal aus, in Dateien mit neuen Namen.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Change and repeat</source>
            <translation>Ändern und wiederholen</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Shows it in the dock, to be changed first.</source>
            <translation>Zeigt den Lauf im Chronofuse-Fenster, um ihn erst zu ändern.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>The figures of two runs side by side.</source>
            <translation>Die Kennzahlen zweier Läufe nebeneinander.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Open report</source>
            <translation>Bericht öffnen</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Show figures</source>
            <translation>Kennzahlen zeigen</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Find layers</source>
            <translation>Layer finden</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Selects its layers in the project.</source>
            <translation>Wählt seine Layer im Projekt aus.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Takes it out of the list; its files stay.</source>
            <translation>Nimmt den Lauf aus der Liste; seine Dateien bleiben.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No run of this project has ended yet; each one will stand here.</source>
            <translation>In diesem Projekt ist noch kein Lauf zu Ende gegangen; hier wird jeder stehen.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No longer there: {files} and {count} more.</source>
            <translation>Nicht mehr da: {files} und {count} weitere.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No longer there: {files}.</source>
            <translation>Nicht mehr da: {files}.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Choose two runs to compare them.</source>
            <translation>Wählen Sie zwei Läufe, um sie zu vergleichen.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{count} dates</source>
            <translation>{count} Daten</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{seconds} s on {device}</source>
            <translation>{seconds} s auf {device}</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{count} gone</source>
            <translation>fehlend: {count}</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>there</source>
            <translation>vorhanden</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Compare two images with a swipe; values of a pixel over all dates</source>
            <translation>Zwei Bilder durch Überblenden vergleichen; Werte eines Pixels über alle Daten</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Look</source>
            <translation>Betrachten</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{count} dates fused with {method} on {device} in {seconds} s.</source>
            <translation>{count} Daten mit {method} auf {device} in {seconds} s fusioniert.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{day} fused with {method} on {device} in {seconds} s.</source>
            <translation>{day} mit {method} auf {device} in {seconds} s fusioniert.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>Fused with {method} on {device} in {seconds} s.</source>
            <translation>Mit {method} auf {device} in {seconds} s fusioniert.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>The run was cancelled; nothing was written.</source>
            <translation>Der Lauf wurde abgebrochen; nichts wurde geschrieben.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{share} of the rows are kept; resume it to go on from there.</source>
            <translation>{share} der Zeilen sind aufgehoben; setzen Sie den Lauf fort, um dort weiterzumachen.</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Run</source>
            <translation>Starten</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Goes on from the last rows that were finished; the result is the same as of a run without a break.</source>
            <translation>Macht nach den letzten fertigen Zeilen weiter; das Ergebnis ist dasselbe wie bei einem Lauf ohne Unterbrechung.</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Resume ({share})</source>
            <translation>Fortsetzen ({share})</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Start anew</source>
            <translation>Neu beginnen</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Drops the rows that are kept and begins at the first one.</source>
            <translation>Verwirft die aufgehobenen Zeilen und beginnt bei der ersten.</translation>
        </message>
        <message>
            <extracomment>ui/sample_scene.py</extracomment>
            <source>Sample scene</source>
            <translation>Beispielszene</translation>
        </message>
        <message>
            <extracomment>ui/series_dialog.py</extracomment>
            <source>Folder with the images of all dates, sharp and coarse ones</source>
            <translation>Ordner mit den Bildern aller Tage, scharfen und groben</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Cloud-optimised</source>
            <translation>Cloud-optimiert</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Arranges the rasters so that a viewer can read parts of them over the network.</source>
            <translation>Ordnet die Raster so an, dass ein Betrachter Teile davon über das Netz lesen kann.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Precision</source>
            <translation>Präzision</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Tile size</source>
            <translation>Kachelgröße</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Memory</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>No model file was chosen: name an .onnx file or choose another method.</source>
            <translation>Es wurde keine Modelldatei gewählt: Nennen Sie eine .onnx-Datei oder wählen Sie ein anderes Verfahren.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>This model is no longer there.</source>
            <translation>Dieses Modell gibt es nicht mehr.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>A network in a file of its own.</source>
            <translation>Ein Netz in einer eigenen Datei.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>'{name}' is not a model of Chronofuse: {error}.</source>
            <translation>„{name}“ ist kein Modell von Chronofuse: {error}.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Which method here? …</source>
            <translation>Welches Verfahren hier? …</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Compares the methods on dates of which the sharp image is known, and says which one to take.</source>
            <translation>Vergleicht die Verfahren an Tagen, deren scharfes Bild bekannt ist, und sagt, welches zu nehmen ist.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Model files (*.onnx)</source>
            <translation>Modelldateien (*.onnx)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>processor (CPU)</source>
            <translation>Prozessor (CPU)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>graphics card (CUDA)</source>
            <translation>Grafikkarte (CUDA)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Where a network runs; automatic takes the graphics card where it is faster.</source>
            <translation>Wo ein Netz rechnet; automatisch nimmt die Grafikkarte, wo sie schneller ist.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>What a network computes in on a graphics card: tf32 and float16 are faster and less exact, and the report says by how much.</source>
            <translation>Womit ein Netz auf einer Grafikkarte rechnet: tf32 und float16 sind schneller und weniger genau, und der Bericht sagt, um wie viel.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>that of F1</source>
            <translation>der von F1</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>The data type of the fused image.</source>
            <translation>Der Datentyp des fusionierten Bildes.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Coarse pixel size / fine pixel size. Only needed where the coarse images were already resampled to the fine pixel size; otherwise it comes from the pixel sizes.</source>
            <translation>Pixelgröße grob / Pixelgröße fein. Nur nötig, wo die Grobbilder schon auf die feine Pixelgröße umgerechnet sind; sonst ergibt es sich aus den Pixelgrößen.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Left alone, what suits the method and the memory. The result is the same.</source>
            <translation>Ohne Angabe, was zu Verfahren und Speicher passt. Das Ergebnis ist dasselbe.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source> MB</source>
            <translation> MB</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>How much memory the run may use, beside about 300 MB for its libraries. Left alone, half of what is free, at most 2048 MB. Less is slower; the result is the same.</source>
            <translation>Wie viel Speicher der Lauf nutzen darf, neben etwa 300 MB für seine Bibliotheken. Ohne Angabe die Hälfte des freien, höchstens 2048 MB. Weniger ist langsamer; das Ergebnis ist dasselbe.</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Show log</source>
            <translation>Protokoll zeigen</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Opens the log in the program that your system has for text files</source>
            <translation>Öffnet das Protokoll in dem Programm, das Ihr System für Textdateien hat</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Copies the whole log; no password is in it</source>
            <translation>Kopiert das ganze Protokoll; kein Passwort steht darin</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Hide log</source>
            <translation>Protokoll verbergen</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Copy the command that fills it</source>
            <translation>Befehl kopieren, der ihn füllt</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Without internet</source>
            <translation>Ohne Internet</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Choose images of my own</source>
            <translation>Eigene Bilder wählen</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>none in QGIS's settings</source>
            <translation>keiner in den Einstellungen von QGIS</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Training, too (PyTorch, {size})</source>
            <translation>Auch Training (PyTorch, {size})</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>For the graphics card ({size})</source>
            <translation>Für die Grafikkarte ({size})</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Networks run on this card: {card}</source>
            <translation>Netze rechnen auf dieser Karte: {card}</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Starting</source>
            <translation>Es beginnt</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Cancelling</source>
            <translation>Wird abgebrochen</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>The engine is ready</source>
            <translation>Der Rechenkern ist bereit</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Choose images of your own, or try it on the sample scene, which takes a few seconds.</source>
            <translation>Wählen Sie eigene Bilder oder probieren Sie es mit der Beispielszene, was einige Sekunden dauert.</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>The set-up went well. It can be run again at any time: it repairs what is broken.</source>
            <translation>Die Einrichtung ist gelungen. Sie kann jederzeit wiederholt werden: Sie repariert, was beschädigt ist.</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Needed to train and to fine-tune networks; can be added later</source>
            <translation>Nötig, um Netze zu trainieren und nachzutrainieren; kann später hinzukommen</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Folder of wheels</source>
            <translation>Ordner mit Wheels</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Run it on a machine with a network, with a Python of the same version and system as QGIS's</source>
            <translation>Auf einem Rechner mit Netz auszuführen, mit einem Python derselben Version und desselben Systems wie das von QGIS</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Download</source>
            <translation>Download</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>On the disk</source>
            <translation>Auf der Platte</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Takes</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Install from a folder of wheels; nothing is downloaded then.</source>
            <translation>Aus einem Ordner mit Wheels einrichten; dann wird nichts heruntergeladen.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>Images are missing: choose {images}.</source>
            <translation>Bilder fehlen: Wählen Sie {images}.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>fine</source>
            <translation>fein</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>coarse</source>
            <translation>grob</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The second pair has a {have} image but no {lack} one: give both or none.</source>
            <translation>Das zweite Bildpaar hat ein Bild „{have}“, aber keines „{lack}“: Geben Sie beide oder keines.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The target date is '{day}': give a day that exists, as YYYY-MM-DD.</source>
            <translation>Das Zieldatum ist „{day}“: Geben Sie einen Tag, den es gibt, als JJJJ-MM-TT.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The reference '{name}' is of no date to predict, or of one that has another reference: give its day, or take it out of the list.</source>
            <translation>Die Referenz „{name}“ gehört zu keinem Zieldatum oder zu einem, das eine andere Referenz hat: Geben Sie ihren Tag an oder nehmen Sie sie aus der Liste.</translation>
        </message>
        <message>
            <extracomment>ui/task.py</extracomment>
            <source>The dock met an error that nobody foresaw ({error}): please report it.</source>
            <translation>Das Fenster traf auf einen Fehler, den niemand vorausgesehen hat ({error}): Bitte melden Sie ihn.</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Day of the break</source>
            <translation>Tag des Bruchs</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Size of the break</source>
            <translation>Größe des Bruchs</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Strength of the break</source>
            <translation>Stärke des Bruchs</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Days in which it fell</source>
            <translation>Tage, in denen er lag</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Unchanged</source>
            <translation>Unverändert</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <extracomment>shell/exporting.py</extracomment>
            <source>'{name}' has no file of its own: export it to one first.</source>
            <translation>„{name}“ hat keine eigene Datei: Exportieren Sie den Layer zuerst in eine.</translation>
        </message>
        <message>
            <extracomment>shell/exporting.py</extracomment>
            <source>The layer '{name}' could not be exported: save it as a GeoTIFF yourself.</source>
            <translation>Der Layer „{name}“ konnte nicht exportiert werden: Speichern Sie ihn selbst als GeoTIFF.</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Level</source>
            <translation>Ebene</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Figure</source>
            <translation>Kennzahl</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Band</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Better</source>
            <translation>Besser</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>observed</source>
            <translation>beobachtet</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>fused</source>
            <translation>fusioniert</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>fused, coarse image between dates</source>
            <translation>fusioniert, grobes Bild zwischen Daten</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>in time only</source>
            <translation>nur aus der Zeit</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Target date</source>
            <translation>Zieldatum</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Samples</source>
            <translation>Stichproben</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>export it as a GeoTIFF (right click, Export, Save As) and choose that file</source>
            <translation>exportieren Sie ihn als GeoTIFF (Rechtsklick, Export, Speichern als) und wählen Sie diese Datei</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>'{path}', which says what was set on the layer, can't be written ({reason}): free some space, or set CHRONOFUSE_HOME to another folder.</source>
            <translation>„{path}“, das festhält, was am Layer eingestellt ist, kann nicht geschrieben werden ({reason}): Schaffen Sie Platz oder setzen Sie CHRONOFUSE_HOME auf einen anderen Ordner.</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>{least} to {most}</source>
            <translation>{least} bis {most}</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>The layer '{layer}' has nodata values that only QGIS knows ({ranges}), and no file can declare so many: {remedy}.</source>
            <translation>Der Layer „{layer}“ hat Nodata-Werte, die nur QGIS kennt ({ranges}), und keine Datei kann so viele angeben: {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>The layer's file '{source}' can't be read ({error}): {remedy}.</source>
            <translation>Die Datei „{source}“ des Layers kann nicht gelesen werden ({error}): {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>one of {choices}</source>
            <translation>eines von {choices}</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>a whole number from {least} to {most}</source>
            <translation>eine ganze Zahl von {least} bis {most}</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>a number from {least} to {most}</source>
            <translation>eine Zahl von {least} bis {most}</translation>
        </message>
        <message>
            <extracomment>shell/parameter_looks.py</extracomment>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <extracomment>shell/parameter_looks.py</extracomment>
            <source>Deviation</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Start of the season</source>
            <translation>Beginn der Saison</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Peak of the season</source>
            <translation>Höhepunkt der Saison</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>End of the season</source>
            <translation>Ende der Saison</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Length of the season</source>
            <translation>Länge der Saison</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Amplitude</source>
            <translation>Amplitude</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Base</source>
            <translation>Basis</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Integral over the base</source>
            <translation>Integral über der Basis</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Number of seasons</source>
            <translation>Zahl der Saisons</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Error of the fit</source>
            <translation>Fehler der Anpassung</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>{title} (second season)</source>
            <translation>{title} (zweite Saison)</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The run in the list is of another kind of job: this Chronofuse can't repeat it.</source>
            <translation>Der Lauf in der Liste ist ein Auftrag anderer Art: Dieses Chronofuse kann ihn nicht wiederholen.</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The project's list of runs is of version {version}, and this Chronofuse reads version {own}: update the plugin; the list stays as it is.</source>
            <translation>Die Liste der Läufe des Projekts hat Version {version}, dieses Chronofuse liest Version {own}: Aktualisieren Sie das Plugin; die Liste bleibt, wie sie ist.</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The project's list of runs can't be read ({error}).</source>
            <translation>Die Liste der Läufe des Projekts ist nicht lesbar ({error}).</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Observed</source>
            <translation>Beobachtet</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Fused with the coarse image of the day</source>
            <translation>Mit dem groben Bild des Tages fusioniert</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Fused with the coarse images around the day</source>
            <translation>Mit den groben Bildern um den Tag fusioniert</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>In time only</source>
            <translation>Nur in der Zeit</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Nothing known</source>
            <translation>Nichts bekannt</translation>
        </message>
        <message>
            <extracomment>shell/series_time.py</extracomment>
            <source>The series is there, with a layer for each date.</source>
            <translation>Die Serie ist da, mit einem Layer für jeden Tag.</translation>
        </message>
        <message>
            <extracomment>shell/series_time.py</extracomment>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Making the environment</source>
            <translation>Umgebung wird angelegt</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Downloading</source>
            <translation>Wird heruntergeladen</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Installing</source>
            <translation>Wird installiert</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Trying the libraries</source>
            <translation>Bibliotheken werden erprobt</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Compiling the methods</source>
            <translation>Verfahren werden kompiliert</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>{done} of {whole} MB</source>
            <translation>{done} von {whole} MB</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>nothing; the folder of wheels has it</source>
            <translation>nichts; der Ordner mit Wheels hat es</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>what is missing, at most {size}</source>
            <translation>was fehlt, höchstens {size}</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about {size}, from PyPI</source>
            <translation>etwa {size}, von PyPI</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>{size} ({free} free)</source>
            <translation>{size} ({free} frei)</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about a minute</source>
            <translation>etwa eine Minute</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about {minutes} minutes</source>
            <translation>etwa {minutes} Minuten</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Repair the engine</source>
            <translation>Rechenkern reparieren</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Update the engine</source>
            <translation>Rechenkern aktualisieren</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Add and repair</source>
            <translation>Ergänzen und reparieren</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Chronofuse computes in a process of its own, in a private Python environment. It is made once, from QGIS's own Python, and changes nothing in QGIS.</source>
            <translation>Chronofuse rechnet in einem eigenen Prozess, in einer eigenen Python-Umgebung. Sie wird einmal aus dem Python von QGIS angelegt und ändert nichts an QGIS.</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Tick what is to be added. A set-up also looks whether all is whole, and repairs what is not.</source>
            <translation>Kreuzen Sie an, was hinzukommen soll. Eine Einrichtung sieht auch nach, ob alles heil ist, und repariert, was es nicht ist.</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>What is missing is installed again; layers and settings stay as they are.</source>
            <translation>Was fehlt, wird neu installiert; Layer und Einstellungen bleiben, wie sie sind.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' is not a raster file (it comes from '{provider}'): {remedy}.</source>
            <translation>Der Layer „{layer}“ ist keine Rasterdatei (er kommt von „{provider}“): {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' exists only in QGIS's memory ({source}): {remedy}.</source>
            <translation>Den Layer „{layer}“ gibt es nur im Speicher von QGIS ({source}): {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' is opened with credentials that only QGIS knows ({names}): {remedy}.</source>
            <translation>Der Layer „{layer}“ wird mit Zugangsdaten geöffnet, die nur QGIS kennt ({names}): {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' can't be opened ({source}): repair or remove it.</source>
            <translation>Der Layer „{layer}“ kann nicht geöffnet werden ({source}): Reparieren oder entfernen Sie ihn.</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>Fused</source>
            <translation>Fusioniert</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>Change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>reflectance</source>
            <translation>Reflexionsgrad</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>in units of F1</source>
            <translation>in Einheiten von F1</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>How often</source>
            <translation>Wie oft</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Longest spell</source>
            <translation>Längste Dauer</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Valid dates</source>
            <translation>Gültige Termine</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>a few seconds left</source>
            <translation>noch einige Sekunden</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} s left</source>
            <translation>noch etwa {count} s</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} min left</source>
            <translation>noch etwa {count} min</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} h left</source>
            <translation>noch etwa {count} h</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Reading the scene</source>
            <translation>Szene wird gelesen</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Fusing</source>
            <translation>Fusion läuft</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Finishing the files</source>
            <translation>Dateien werden fertiggestellt</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Measuring</source>
            <translation>Es wird gemessen</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Writing the report</source>
            <translation>Bericht wird geschrieben</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Compiling the method (the first run only)</source>
            <translation>Verfahren wird kompiliert (nur beim ersten Lauf)</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>{sentence}.</source>
            <translation>{sentence}.</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>{method} on {device}: {reason}</source>
            <translation>{method} auf {device}: {reason}</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Assess</source>
            <translation>Bewerten</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Measures a prediction against the true image of the same day.</source>
            <translation>Misst eine Vorhersage am wahren Bild desselben Tages.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>&lt;p&gt;Measures any prediction (of Chronofuse or of another program) against the true sharp image of the same day, at three levels: its pixels (RMSE, bias, correlation, SSIM, SAM, ERGAS and more), its features (edges, texture, outlines) and what one makes of it (NDVI, classes).&lt;/p&gt;&lt;p&gt;With F1 it also tells the skill over copying F1, with C2 how well the prediction agrees with the coarse image, and with further dates whether the series bends in time as the truth does.&lt;/p&gt;&lt;p&gt;A number that can't be known is empty; the table and the report say why.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Misst eine beliebige Vorhersage (von Chronofuse oder einem anderen Programm) am wahren scharfen Bild desselben Tages, auf drei Ebenen: an ihren Pixeln (RMSE, Bias, Korrelation, SSIM, SAM, ERGAS und mehr), an ihren Merkmalen (Kanten, Textur, Umrisse) und an dem, was man daraus macht (NDVI, Klassen).&lt;/p&gt;&lt;p&gt;Mit F1 nennt sie auch den Skill gegenüber dem Kopieren von F1, mit C2, wie gut die Vorhersage zum Grobbild passt, und mit weiteren Daten, ob die Zeitreihe sich so krümmt wie die wahre.&lt;/p&gt;&lt;p&gt;Eine Zahl, die nicht bekannt sein kann, ist leer; Tabelle und Bericht sagen, warum.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>&lt;p&gt;You predicted 1 July, and later found a Landsat image of that day without clouds. Give the fused image as prediction, the Landsat image as truth and, for the skill, F1: the table and the report say how far off the prediction is, beside copying F1.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben den 1. Juli vorhergesagt und später ein wolkenfreies Landsat-Bild dieses Tages gefunden. Geben Sie das fusionierte Bild als Vorhersage, das Landsat-Bild als wahres Bild und für den Skill F1: Tabelle und Bericht sagen, wie weit die Vorhersage danebenliegt, verglichen mit einer Kopie von F1.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>{predictions} further predictions, {truths} truths and {targets} coarse images were given: give as many truths as predictions, and as many coarse images or none.</source>
            <translation>{predictions} weitere Vorhersagen, {truths} wahre Bilder und {targets} Grobbilder wurden gegeben: Geben Sie so viele wahre Bilder wie Vorhersagen und so viele Grobbilder oder keines.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The sharp image to measure.</source>
            <translation>Das scharfe Bild, das gemessen wird.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Truth</source>
            <translation>Wahres Bild</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The true sharp image of the same day. A prediction on another grid is brought to its grid, which is said.</source>
            <translation>Das wahre scharfe Bild desselben Tages. Eine Vorhersage auf einem anderen Gitter wird auf seines gebracht, was gemeldet wird.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Fine image (F1)</source>
            <translation>Feinbild (F1)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The sharp image of the reference date, for the skill and the figures of the changed pixels.</source>
            <translation>Das scharfe Bild des Referenzdatums, für den Skill und die Kennzahlen der geänderten Pixel.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Coarse image of the target date (C2)</source>
            <translation>Grobbild des Zieldatums (C2)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>For the consistency with the coarse image.</source>
            <translation>Für die Übereinstimmung mit dem Grobbild.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Index that makes classes</source>
            <translation>Index, der Klassen bildet</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Where the index exceeds the threshold, there is water (ndwi, mndwi) or vegetation (ndvi). Left out, it is ndwi where there are a green and a near infrared band.</source>
            <translation>Wo der Index die Schwelle übersteigt, ist Wasser (ndwi, mndwi) oder Vegetation (ndvi). Ohne Angabe ist es ndwi, wo es einen grünen Kanal und einen im nahen Infrarot gibt.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Threshold of the index</source>
            <translation>Schwelle des Index</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Left out, it is 0 for water and 0.4 for vegetation.</source>
            <translation>Ohne Angabe 0 für Wasser und 0,4 für Vegetation.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Raster of the predicted classes</source>
            <translation>Raster der vorhergesagten Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>A classification of the prediction, one band of whole numbers from 0 to 255. It takes the place of the index.</source>
            <translation>Eine Klassifikation der Vorhersage, ein Kanal ganzer Zahlen von 0 bis 255. Sie tritt an die Stelle des Index.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Raster of the true classes</source>
            <translation>Raster der wahren Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The classification that it is compared with.</source>
            <translation>Die Klassifikation, mit der verglichen wird.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Tolerance of boundaries (pixels)</source>
            <translation>Toleranz der Grenzen (Pixel)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>How far the boundary of a class may be off.</source>
            <translation>Um wie viel die Grenze einer Klasse danebenliegen darf.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Predictions of further dates</source>
            <translation>Vorhersagen weiterer Daten</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Together with the first one they make a series. Their dates come from the tags or the names of the truths.</source>
            <translation>Mit der ersten zusammen ergeben sie eine Zeitreihe. Ihre Daten kommen aus den Tags oder den Namen der wahren Bilder.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Truths of further dates</source>
            <translation>Wahre Bilder weiterer Daten</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>In the order of the predictions.</source>
            <translation>In der Reihenfolge der Vorhersagen.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Coarse images of further dates</source>
            <translation>Grobbilder weiterer Daten</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>In the same order, or none.</source>
            <translation>In derselben Reihenfolge, oder keine.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Table of the figures</source>
            <translation>Tabelle der Kennzahlen</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>One row a figure and band: its level, which way is better, the baselines beside it, and the reason where it can't be known.</source>
            <translation>Eine Zeile je Kennzahl und Kanal: ihre Ebene, was besser ist, die Vergleichsverfahren daneben und der Grund, wo sie nicht bekannt sein kann.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>HTML files (*.html)</source>
            <translation>HTML-Dateien (*.html)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The figures and plots to read.</source>
            <translation>Kennzahlen und Diagramme zum Lesen.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Figures as JSON</source>
            <translation>Kennzahlen als JSON</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>JSON files (*.json)</source>
            <translation>JSON-Dateien (*.json)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The figures for other programs.</source>
            <translation>Die Kennzahlen für andere Programme.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Maps</source>
            <translation>Karten</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Boundaries</source>
            <translation>Grenzen</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Draws the outlines of water, of classes or of a value, as polygons and lines.</source>
            <translation>Zeichnet die Umrisse von Wasser, von Klassen oder eines Wertes als Polygone und Linien.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes one raster or a series and draws outlines that run through the pixels, not around them: of water (by MNDWI, NDWI or radar, with a threshold that is found in each scene), of classes, which share their borders, or of a value. The GeoPackage has polygons and lines with date, area, perimeter and confidence.&lt;/p&gt;&lt;p&gt;What clouds hide is no land: where an outline borders on it, the polygon says so, and there is no line. A scene without water gives empty layers.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Nimmt ein Raster oder eine Zeitreihe und zeichnet Umrisse, die durch die Pixel verlaufen, nicht um sie herum: von Wasser (nach MNDWI, NDWI oder Radar, mit einem Schwellenwert, der in jeder Szene gesucht wird), von Klassen, die ihre Grenzen teilen, oder eines Wertes. Das GeoPackage hat Polygone und Linien mit Datum, Fläche, Umfang und Verlässlichkeit.&lt;/p&gt;&lt;p&gt;Was Wolken verdecken, ist kein Land: Wo ein Umriss daran grenzt, sagt es das Polygon, und es gibt keine Linie. Eine Szene ohne Wasser ergibt leere Layer.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a summer of Sentinel-2 images into a folder. Give the folder and leave the rule at water: the lines show where the shore lay on each date, and the temporal controller plays them.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben einen Sommer von Sentinel-2-Bildern in einen Ordner gefüllt. Geben Sie den Ordner an und lassen Sie die Regel auf water: Die Linien zeigen, wo das Ufer an jedem Termin lag, und die Zeitsteuerung spielt sie ab.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Lines</source>
            <translation>Linien</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Number of polygons</source>
            <translation>Anzahl der Polygone</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Mean area of the dates (square metres)</source>
            <translation>Mittlere Fläche der Termine (Quadratmeter)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Shores</source>
            <translation>Ufer</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Least area (square metres)</source>
            <translation>Kleinste Fläche (Quadratmeter)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Smaller polygons are left out, and smaller holes filled. Left out, it is the area of four pixels; 0 keeps all.</source>
            <translation>Kleinere Polygone werden weggelassen und kleinere Löcher gefüllt. Ohne Angabe die Fläche von vier Pixeln; 0 behält alle.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Fine image of the pair</source>
            <translation>Feinbild des Paares</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>For one image that was fused from one pair: the shore is taken from the fine image of the pair and moved by what changed since. A fused image alone keeps the shore of its pair.</source>
            <translation>Für ein Bild, das aus einem einzigen Paar fusioniert wurde: Das Ufer wird dem Feinbild des Paares entnommen und um das verschoben, was sich seither geändert hat. Ein fusioniertes Bild allein behält das Ufer seines Paares.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Heights (DEM)</source>
            <translation>Höhen (DEM)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Over which the shore moves; left out, it moves alike on all sides.</source>
            <translation>Darüber verschiebt sich das Ufer; ohne Angabe verschiebt es sich auf allen Seiten gleich weit.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Polygons</source>
            <translation>Polygone</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>A GeoPackage with the layers polygons and lines; both are loaded.</source>
            <translation>Ein GeoPackage mit den Layern polygons und lines; beide werden geladen.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>A page with a map of the outlines and the area of each date.</source>
            <translation>Eine Seite mit einer Karte der Umrisse und der Fläche jedes Termins.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Coarse pixel size divided by fine pixel size. Only needed where the coarse images were already resampled to the fine pixel size; otherwise it comes from the pixel sizes.</source>
            <translation>Pixelgröße grob geteilt durch Pixelgröße fein. Nur nötig, wo die Grobbilder schon auf die feine Pixelgröße umgerechnet sind; sonst ergibt es sich aus den Pixelgrößen.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>How many processor cores to use; left out, all of them.</source>
            <translation>Wie viele Prozessorkerne benutzt werden; ohne Angabe alle.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Memory (MB)</source>
            <translation>Speicher (MB)</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>How many megabytes the run may use. The result is the same.</source>
            <translation>Wie viele Megabyte der Lauf verwenden darf. Das Ergebnis ist dasselbe.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Overwrite existing files</source>
            <translation>Vorhandene Dateien überschreiben</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Without it, an output that exists already is refused.</source>
            <translation>Sonst wird eine Ausgabe, die es schon gibt, abgelehnt.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>As {example}; left out, there is no limit.</source>
            <translation>Wie {example}; ohne Angabe gibt es keine Grenze.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Finds change between two dates, between two class rasters, or within a series.</source>
            <translation>Findet Veränderung zwischen zwei Tagen, zwischen zwei Klassenrastern oder in einer Zeitreihe.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>&lt;p&gt;Of &lt;strong&gt;two dates&lt;/strong&gt; it takes an index of each and marks where it fell or rose: beyond a threshold of yours, or beyond what it differs by where nothing has changed, which is found from the differences themselves. Of &lt;strong&gt;two class rasters&lt;/strong&gt; (index: classes) it tells which class became which, as a raster and as a matrix in hectares. Of a &lt;strong&gt;series&lt;/strong&gt; it takes the seasons off and gives day and size of the largest break of each pixel.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Von &lt;strong&gt;zwei Tagen&lt;/strong&gt; wird je ein Index gebildet und gezeigt, wo er fiel oder stieg: über Ihren Schwellenwert hinaus oder über das hinaus, worum er sich unterscheidet, wo sich nichts verändert hat; das wird aus den Differenzen selbst gefunden. Von &lt;strong&gt;zwei Klassenrastern&lt;/strong&gt; (Index: classes) wird gesagt, welche Klasse welche wurde, als Raster und als Matrix in Hektar. Von einer &lt;strong&gt;Zeitreihe&lt;/strong&gt; werden die Jahreszeiten abgezogen und Tag und Größe des größten Bruchs jedes Pixels angegeben.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>&lt;p&gt;You have an image from before a fire and one from after it. Give both, the index nbr and 10000 m² as the least area: the layer shows what burned, and the table says on how many hectares.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben ein Bild von vor und eines von nach einem Brand. Geben Sie beide an, den Index nbr und 10000 m² als kleinste Fläche: Der Layer zeigt, was gebrannt hat, und die Tabelle sagt, auf wie vielen Hektar.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Share of the pixels that changed</source>
            <translation>Anteil der Pixel, die sich verändert haben</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Hectares that changed</source>
            <translation>Hektar, die sich verändert haben</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Image before</source>
            <translation>Bild davor</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>The image or the class raster of the first date.</source>
            <translation>Das Bild oder das Klassenraster des ersten Tages.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Image after</source>
            <translation>Bild danach</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>The image or the class raster of the second date.</source>
            <translation>Das Bild oder das Klassenraster des zweiten Tages.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>In the place of two dates: a folder with an image for each date.</source>
            <translation>An der Stelle zweier Tage: ein Ordner mit einem Bild für jeden Tag.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Index</source>
            <translation>Index</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>What is compared: ndvi or evi2 for plants, ndwi or mndwi for water, ndmi for moisture, ndsi for snow, nbr for fire; band for single bands or one of them; classes for two class rasters.</source>
            <translation>Was verglichen wird: ndvi oder evi2 für Pflanzen, ndwi oder mndwi für Wasser, ndmi für Feuchte, ndsi für Schnee, nbr für Feuer; band für einzelne Kanäle oder einen davon; classes für zwei Klassenraster.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Mask of the image before</source>
            <translation>Maske des Bildes davor</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: a raster that is 0 where the image is not to be used, as in clouds, or its product's quality band. Left out, the mask that lies beside the image, its quality bands and its gaps count.</source>
            <translation>Bei zwei Daten: ein Raster, das 0 ist, wo das Bild nicht verwendet werden soll, etwa in Wolken, oder das Qualitätsband seines Produkts. Ohne Angabe zählen die Maske neben dem Bild, seine Qualitätsbänder und seine Lücken.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Mask of the image after</source>
            <translation>Maske des Bildes danach</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Likewise of the image after.</source>
            <translation>Ebenso des Bildes danach.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Buffer around clouds</source>
            <translation>Puffer um Wolken</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Threshold</source>
            <translation>Schwellenwert</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: the difference from which on it is a change. Left out, it is found from what has not changed.</source>
            <translation>Von zwei Tagen: die Differenz, ab der es eine Veränderung ist. Ohne Angabe wird sie aus dem gefunden, was sich nicht verändert hat.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Least area (m²)</source>
            <translation>Kleinste Fläche (m²)</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: smaller patches of change are none.</source>
            <translation>Von zwei Tagen: Kleinere Flecken gelten nicht als Veränderung.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Its name or number, where the index is band and the images have several.</source>
            <translation>Sein Name oder seine Nummer, wenn der Index band ist und die Bilder mehrere haben.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Which of the images</source>
            <translation>Welche der Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, the sharpest images.</source>
            <translation>Was die Dateinamen gemeinsam haben (sentinel2), oder ein Muster ('LC08*'), wenn ein Ordner mehrere Sensoren enthält. Ohne Angabe die schärfsten Bilder.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>First date</source>
            <translation>Erstes Datum</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Last date</source>
            <translation>Letztes Datum</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Waves of the season</source>
            <translation>Wellen der Jahreszeit</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: how many waves of the year are no change, 0 to 3.</source>
            <translation>Von einer Zeitreihe: wie viele Wellen des Jahres keine Veränderung sind, 0 bis 3.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>False alarms</source>
            <translation>Fehlalarme</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: the share of the pixels without a break in which one is seen.</source>
            <translation>Von einer Zeitreihe: der Anteil der Pixel ohne Bruch, in denen einer gesehen wird.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Least break</source>
            <translation>Kleinster Bruch</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: in units of the index; smaller breaks are none.</source>
            <translation>Von einer Zeitreihe: in Einheiten des Index; kleinere Brüche zählen nicht.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates what decreased and increased, of class rasters each transition, of a series day, size and strength of the largest break.</source>
            <translation>Von zwei Tagen, was ab- und zunahm, von Klassenrastern jeder Übergang, von einer Zeitreihe Tag, Größe und Stärke des größten Bruchs.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Difference</source>
            <translation>Differenz</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: the index after minus the index before. Of class rasters: 1 where the class is another one, 0 where it stayed; a response for 'Drivers'.</source>
            <translation>Bei zwei Daten: der Index danach minus der Index davor. Bei Klassenrastern: 1, wo die Klasse eine andere ist, 0, wo sie geblieben ist; eine Zielgröße für „Einflussgrößen“.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Areas</source>
            <translation>Flächen</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>CSV files (*.csv)</source>
            <translation>CSV-Dateien (*.csv)</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Hectares: of class rasters from each class to each, of two dates of each kind of change.</source>
            <translation>Hektar: von Klassenrastern von jeder Klasse zu jeder, von zwei Tagen von jeder Art der Veränderung.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>A page with maps, areas and how the change was found.</source>
            <translation>Eine Seite mit Karten, Flächen und wie die Veränderung gefunden wurde.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Map land cover</source>
            <translation>Landbedeckung kartieren</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Maps the classes of a land-cover model, with their areas.</source>
            <translation>Kartiert die Klassen eines Modells der Landbedeckung, mit ihren Flächen.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes the images and the series that a model was trained with, here or in another year, and gives a raster of its classes with their names and colours, how sure it is of each pixel, polygons, and a table of the areas.&lt;/p&gt;&lt;p&gt;A map's errors make its areas wrong, too. Give reference samples that were drawn at random: the areas are adjusted by them, and get 95 % intervals (Olofsson et al. 2014).&lt;/p&gt;</source>
            <translation>&lt;p&gt;Nimmt die Bilder und die Serie, mit denen ein Modell trainiert wurde, hier oder in einem anderen Jahr, und gibt ein Raster seiner Klassen mit ihren Namen und Farben, wie sicher es bei jedem Pixel ist, Polygone und eine Tabelle der Flächen.&lt;/p&gt;&lt;p&gt;Die Fehler einer Karte verfälschen auch ihre Flächen. Geben Sie Referenzproben an, die zufällig gezogen wurden: Die Flächen werden nach ihnen berichtigt und bekommen 95-%-Intervalle (Olofsson et al. 2014).&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>&lt;p&gt;Your model of last year's crops lies in the list. Give the folder of this year's series: its values are interpolated to the days of the year that the model looks at.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Ihr Modell der Feldfrüchte des letzten Jahres steht in der Liste. Geben Sie den Ordner der Serie dieses Jahres an: Ihre Werte werden auf die Tage des Jahres interpoliert, die das Modell betrachtet.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Share of the pixels with a class</source>
            <translation>Anteil der Pixel mit einer Klasse</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Share of the map's area that is right</source>
            <translation>Anteil der Kartenfläche, der stimmt</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Train a land-cover model</source>
            <translation>Modell der Landbedeckung trainieren</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>A land-cover model of yours; 'Train a land-cover model' makes one.</source>
            <translation>Eines Ihrer Modelle der Landbedeckung; 'Modell der Landbedeckung trainieren' macht eines.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Reference samples</source>
            <translation>Referenzproben</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Points or polygons whose class is known, drawn at random and not learnt from: by them the areas are adjusted, and get intervals.</source>
            <translation>Punkte oder Polygone bekannter Klasse, zufällig gezogen und nicht zum Lernen benutzt: Nach ihnen werden die Flächen berichtigt und bekommen Intervalle.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Model file</source>
            <translation>Modelldatei</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>A model in a file of its own; it takes the place of the one chosen above.</source>
            <translation>Ein Modell in einer eigenen Datei; es tritt an die Stelle des oben gewählten.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Side of a tile in pixels. The result is the same.</source>
            <translation>Seite einer Kachel in Pixeln. Das Ergebnis ist dasselbe.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Land cover</source>
            <translation>Landbedeckung</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>The class of each pixel, with names and colours.</source>
            <translation>Die Klasse jedes Pixels, mit Namen und Farben.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>How much of the model's vote the class of each pixel has.</source>
            <translation>Welchen Anteil der Stimmen des Modells die Klasse jedes Pixels hat.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Polygons of the classes</source>
            <translation>Polygone der Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Each connected area of a class.</source>
            <translation>Jede zusammenhängende Fläche einer Klasse.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Table of the areas</source>
            <translation>Tabelle der Flächen</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Hectares of each class.</source>
            <translation>Hektar jeder Klasse.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>The map, the areas of the classes, and how right it is.</source>
            <translation>Die Karte, die Flächen der Klassen und wie richtig sie ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Compare methods</source>
            <translation>Verfahren vergleichen</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Says which method suits a place, by dates of which the sharp image is known.</source>
            <translation>Sagt, welches Verfahren zu einem Ort passt, anhand von Tagen, deren scharfes Bild bekannt ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes two dates or more that have a sharp and a coarse image, hides the sharp image of each in turn, predicts it from the other dates by all methods, and measures them. It ranks the methods by pixels, by edges and texture, and by what one makes of the image, and says which one to take, with the error to expect.&lt;/p&gt;&lt;p&gt;With few dates the method that is ahead is so by chance as often as not; so what is measured is weighed with what the benchmarks of Chronofuse measured elsewhere. Of a large place a few windows are compared.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Nimmt zwei oder mehr Tage, von denen es ein scharfes und ein grobes Bild gibt, verbirgt reihum das scharfe Bild jedes Tages, sagt es mit allen Verfahren aus den anderen Tagen vorher und misst sie. Es ordnet die Verfahren nach Pixeln, nach Kanten und Textur und nach dem, was man aus dem Bild macht, und sagt, welches zu nehmen ist, mit dem zu erwartenden Fehler.&lt;/p&gt;&lt;p&gt;Bei wenigen Tagen liegt ein Verfahren oft nur zufällig vorn; darum wird das Gemessene mit dem gewichtet, was die Vergleiche von Chronofuse anderswo gemessen haben. Von einem großen Ort werden einige Fenster verglichen.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>&lt;p&gt;You have four dates of a place with Landsat and MODIS images, and want to predict many more. Give the folder and a map of the land cover as zones: the page says which method to take, how far off it will be in each band, and whether another one is better in the forest.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben vier Tage eines Ortes mit Landsat- und MODIS-Bildern und wollen viele weitere vorhersagen. Geben Sie den Ordner an und eine Karte der Landbedeckung als Zonen: die Seite sagt, welches Verfahren zu nehmen ist, wie weit es in jedem Band danebenliegen wird und ob im Wald ein anderes besser ist.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with one pair</source>
            <translation>Verfahren bei einem Paar</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with two pairs</source>
            <translation>Verfahren bei zwei Paaren</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Why these methods</source>
            <translation>Warum diese Verfahren</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with each reference date</source>
            <translation>Verfahren je Referenztag</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>RMSE to expect with one pair</source>
            <translation>Zu erwartender RMSE bei einem Paar</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Number of trials</source>
            <translation>Anzahl der Versuche</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of all images</source>
            <translation>Ordner aller Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Sharp and coarse images together; which is which is found out. Or give them apart, below.</source>
            <translation>Scharfe und grobe Bilder zusammen; welches welches ist, wird herausgefunden. Oder getrennt, weiter unten.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of the sharp images</source>
            <translation>Ordner der scharfen Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Sharp images</source>
            <translation>Scharfe Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>The sharp images of two dates or more; each is the truth of its date.</source>
            <translation>Die scharfen Bilder von zwei oder mehr Tagen; jedes ist die Wahrheit seines Tages.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of the coarse images</source>
            <translation>Ordner der groben Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Coarse images</source>
            <translation>Grobbilder</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>The coarse images of the same dates.</source>
            <translation>Die groben Bilder derselben Tage.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Methods to compare</source>
            <translation>Zu vergleichende Verfahren</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Left out, all that are installed. The baselines run in any case; a few methods take less time.</source>
            <translation>Ohne Angabe alle installierten. Die Vergleichsmaßstäbe laufen auf jeden Fall; wenige Verfahren brauchen weniger Zeit.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Zones</source>
            <translation>Zonen</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A raster of classes, such as a map of the land cover: which method is best in each of them.</source>
            <translation>Ein Raster von Klassen, etwa eine Karte der Landbedeckung: welches Verfahren in jeder das beste ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Trials at most</source>
            <translation>Versuche höchstens</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A hidden date with its references is a trial, in which every method runs. Of many dates those are taken that are spread evenly.</source>
            <translation>Ein verborgener Tag mit seinen Referenzen ist ein Versuch, in dem jedes Verfahren läuft. Von vielen Tagen werden gleichmäßig verteilte genommen.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Table of the images</source>
            <translation>Tabelle der Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A CSV file with the columns file and, where known, date, mask, sensor, role and band.</source>
            <translation>Eine CSV-Datei mit den Spalten file und, soweit bekannt, date, mask, sensor, role und band.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Days between the images of a pair</source>
            <translation>Tage zwischen den Bildern eines Paares</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>At most so many days may lie between a sharp image and its coarse one.</source>
            <translation>Höchstens so viele Tage dürfen zwischen einem scharfen Bild und seinem groben liegen.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Comparison to read</source>
            <translation>Vergleich zum Lesen</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A page: which method to take, who stands where, by reference, zone and season.</source>
            <translation>Eine Seite: welches Verfahren zu nehmen ist, welches wo steht, nach Referenz, Zone und Jahreszeit.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Table of the trials</source>
            <translation>Tabelle der Versuche</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A line a method and trial, for further steps.</source>
            <translation>Eine Zeile je Verfahren und Versuch, für weitere Schritte.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Curves at places</source>
            <translation>Kurven an Orten</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Tells the values of a series at points or in polygons, as a table and a chart.</source>
            <translation>Nennt die Werte einer Serie an Punkten oder in Polygonen, als Tabelle und Diagramm.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>&lt;p&gt;Reads a series at the places of a layer: at each point its pixel, in each polygon the mean of its pixels, on each date. Of a series that was filled the table also tells where a value comes from (observed, fused, in time only) and how far off it may be.&lt;/p&gt;&lt;p&gt;The chart is a page of its own, with a line for each place; point at a value to read it. Of each image no more is read than what lies at the places.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Liest eine Serie an den Orten eines Layers: an jedem Punkt sein Pixel, in jedem Polygon den Mittelwert seiner Pixel, an jedem Datum. Bei einer gefüllten Serie sagt die Tabelle auch, woher ein Wert stammt (observed: beobachtet, fused: fusioniert, in time only: nur aus der Zeit) und wie weit er abweichen kann.&lt;/p&gt;&lt;p&gt;Das Diagramm ist eine eigene Seite mit einer Linie je Ort; zeigen Sie auf einen Wert, um ihn zu lesen. Von jedem Bild wird nur gelesen, was an den Orten liegt.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a year of images into a folder, and a layer with your parcels. Give both, and the field with the numbers of the parcels: the table has the NDVI of each parcel on each date, and the chart shows their curves beside each other.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben ein Jahr von Bildern in einen Ordner gefüllt und einen Layer mit Ihren Parzellen. Geben Sie beide an und das Feld mit den Nummern der Parzellen: Die Tabelle enthält den NDVI jeder Parzelle an jedem Datum, und das Diagramm zeigt ihre Kurven nebeneinander.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Places with values</source>
            <translation>Orte mit Werten</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Number of dates</source>
            <translation>Anzahl der Daten</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Curves</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Points or polygons</source>
            <translation>Punkte oder Polygone</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>The places whose values are asked for, in any coordinate reference system.</source>
            <translation>Die Orte, deren Werte gesucht sind, in einem beliebigen Koordinatenbezugssystem.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Field with their names</source>
            <translation>Feld mit ihren Namen</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>What the places are called in the table and the chart; left out, id or name, else a number.</source>
            <translation>Wie die Orte in Tabelle und Diagramm heißen; ohne Angabe id oder name, sonst eine Nummer.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Folder of the series</source>
            <translation>Ordner der Zeitreihe</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Best the folder that 'Fill a series' made, with its origins and deviations; any folder with an image for each date will do.</source>
            <translation>Am besten der Ordner, den „Eine Serie füllen“ angelegt hat, mit Herkunft und Abweichung; es genügt aber jeder Ordner mit einem Bild je Datum.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Images of the series</source>
            <translation>Bilder der Zeitreihe</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Layers in the place of a folder, or beside it; also one raster with a band for each date.</source>
            <translation>Layer anstelle eines Ordners oder neben ihm; auch ein Raster mit einem Kanal je Datum.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Indices</source>
            <translation>Indizes</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Made of the bands, beside those that lie there: names with commas between them, as ndvi.</source>
            <translation>Aus den Bändern berechnet, neben den schon vorhandenen: Namen mit Kommas dazwischen, etwa ndvi.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, the filled images, else the sharpest.</source>
            <translation>Was die Dateinamen gemeinsam haben (sentinel2), oder ein Muster ('LC08*'), wenn ein Ordner mehrere Sensoren enthält. Ohne Angabe die gefüllten Bilder, sonst die schärfsten.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Load the table</source>
            <translation>Tabelle laden</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>As a layer without geometry.</source>
            <translation>Als Layer ohne Geometrie.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>A row for each place and date: values, deviation, and where they come from.</source>
            <translation>Eine Zeile je Ort und Datum: Werte, Abweichung und woher sie stammen.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Chart</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>A page with the curves, which needs no network; it opens from the results of Processing.</source>
            <translation>Eine Seite mit den Kurven, die kein Netz braucht; sie öffnet sich aus den Ergebnissen der Verarbeitung.</translation>
        </message>
        <message>
            <extracomment>toolbox/dated_images.py</extracomment>
            <source>Layers in the place of a folder, or beside it.</source>
            <translation>Layer anstelle eines Ordners oder neben ihm.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image of the date to predict.</source>
            <translation>Das Grobbild des Tages, der vorhergesagt wird.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Coarse images of the target dates (C2)</source>
            <translation>Grobbilder der Zieldaten (C2)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A coarse image for each date to predict. The dates are read from the names of the files (2024-07-01, 20240701 or A2024183).</source>
            <translation>Ein Grobbild für jedes Datum, das vorhergesagt wird. Die Daten werden aus den Dateinamen gelesen (2024-07-01, 20240701 oder A2024183).</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Folder of the results</source>
            <translation>Ordner der Ergebnisse</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Where the images go; it is made if it does not exist.</source>
            <translation>Wohin die Bilder kommen; er wird angelegt, wenn es ihn nicht gibt.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The sharp image of the reference date. Its grid, bands, data type and nodata are those of the output.</source>
            <translation>Das scharfe Bild des Referenzdatums. Sein Gitter, seine Kanäle, sein Datentyp und sein Nodata sind die der Ausgabe.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Coarse image (C1)</source>
            <translation>Grobbild (C1)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image of about the same date as the fine one.</source>
            <translation>Das Grobbild von etwa demselben Tag wie das Feinbild.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Second fine image (F3)</source>
            <translation>Zweites Feinbild (F3)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A sharp image of a second reference date, best after the target date. Give both images of the second pair or none.</source>
            <translation>Ein scharfes Bild eines zweiten Referenzdatums, am besten nach dem Zieldatum. Geben Sie beide Bilder des zweiten Bildpaars oder keines.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Second coarse image (C3)</source>
            <translation>Zweites Grobbild (C3)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image that belongs to the second fine one.</source>
            <translation>Das Grobbild, das zum zweiten Feinbild gehört.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How to predict.</source>
            <translation>Wie vorhergesagt wird.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The day to predict (YYYY-MM-DD). Left out, it is looked for in the tags and the name of C2.</source>
            <translation>Der Tag, der vorhergesagt wird (JJJJ-MM-TT). Ohne Angabe wird er in den Tags und im Namen von C2 gesucht.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Reference image of the target date</source>
            <translation>Referenzbild des Zieldatums</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A true sharp image of the target date, if there is one. It is only measured against, never used to predict.</source>
            <translation>Ein wahres scharfes Bild des Zieldatums, wenn es eines gibt. Daran wird nur gemessen, nie damit vorhergesagt.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Name of the files</source>
            <translation>Name der Dateien</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How each fused image is called; {date} stands for its day, as 2024-07-01.</source>
            <translation>Wie jedes fusionierte Bild heißt; {date} steht für seinen Tag, als 2024-07-01.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>NDVI of each date</source>
            <translation>NDVI jedes Datums</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The vegetation index of each prediction, beside it with _ndvi at the end of its name; needs a red and a near infrared band.</source>
            <translation>Der Vegetationsindex jeder Vorhersage, daneben mit _ndvi am Ende des Namens; braucht einen roten Kanal und einen im nahen Infrarot.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Uncertainty of each date</source>
            <translation>Unsicherheit jedes Datums</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How sure the prediction is of each pixel: about 68 % of the errors should be within it. It lies beside the prediction, with _uncertainty at the end of its name.</source>
            <translation>Wie sicher die Vorhersage bei jedem Pixel ist: Etwa 68 % der Fehler sollten darin liegen. Sie liegt neben der Vorhersage, mit _uncertainty am Ende des Namens.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Bounds of each date</source>
            <translation>Grenzen jedes Datums</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels: four bands for each band. They lie beside the prediction, with _bounds at the end of their name.</source>
            <translation>Zwischen welchen Werten die Wahrheit bei etwa 68 und 95 % der Pixel liegen sollte: vier Kanäle für jeden Kanal. Sie liegen neben der Vorhersage, mit _bounds am Ende des Namens.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Probability of change of each date</source>
            <translation>Änderungswahrscheinlichkeit jedes Datums</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a network that was trained to tell it (twostream with the option change). It lies beside the prediction, with _change_probability at the end of its name.</source>
            <translation>Wie wahrscheinlich sich jedes Pixel um mehr als eine Standardabweichung von F1 geändert hat, 0 bis 1; nur von einem Netz, das dafür trainiert wurde (twostream mit der Option change). Sie liegt neben der Vorhersage, mit _change_probability am Ende des Namens.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Load the results into the project</source>
            <translation>Ergebnisse in das Projekt laden</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>As styled layers with their day set, so that the temporal controller plays the series. Switch it off in a graph whose later steps take the images.</source>
            <translation>Als gestaltete Layer mit gesetztem Tag, sodass die Zeitsteuerung die Zeitreihe abspielt. Schalten Sie es in einem Arbeitsablauf aus, dessen spätere Schritte die Bilder nehmen.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Where a network runs; auto takes the graphics card where it is faster.</source>
            <translation>Wo ein Netz rechnet; auto nimmt die Grafikkarte, wo sie schneller ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A network in a file of its own; it takes the place of the method chosen above.</source>
            <translation>Ein Netz in einer eigenen Datei; es tritt an die Stelle des oben gewählten Verfahrens.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Side of a tile in fine pixels; left out, what suits the method and the memory. The result is the same.</source>
            <translation>Seite einer Kachel in Feinpixeln; ohne Angabe, was zu Verfahren und Speicher passt. Das Ergebnis ist dasselbe.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How many megabytes the run may use, beside about 300 for its libraries; left out, half of what is free, at most 2048. Less is slower; the result is the same.</source>
            <translation>Wie viele Megabyte der Lauf nutzen darf, neben etwa 300 für seine Bibliotheken; ohne Angabe die Hälfte der freien, höchstens 2048. Weniger ist langsamer; das Ergebnis ist dasselbe.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>What a network computes in on a graphics card. tf32 and float16 are faster and less exact; the report says by how much.</source>
            <translation>Womit ein Netz auf einer Grafikkarte rechnet. tf32 und float16 sind schneller und weniger genau; der Bericht sagt, um wie viel.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The data type of the output: that of F1, or float32.</source>
            <translation>Der Datentyp der Ausgabe: der von F1 oder float32.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Drivers</source>
            <translation>Einflussgrößen</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Says which factors a response goes with: the geodetector's q and p.</source>
            <translation>Sagt, mit welchen Faktoren eine Zielgröße einhergeht: q und p des Geodetektors.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>&lt;p&gt;Cuts each factor into classes and asks how much of the response's variance lies between them: q, from 0 (nothing) to 1 (all of it), and p. It does so for each factor and for each two together, and says whether they strengthen each other, which one explains more, and which classes differ.&lt;/p&gt;&lt;p&gt;The response and the factors are fields of points or zones, or rasters; rasters are read at the points and in the zones, else pixel by pixel.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Teilt jeden Faktor in Klassen und fragt, wie viel der Varianz der Zielgröße zwischen ihnen liegt: q, von 0 (nichts) bis 1 (alles), und p. Das geschieht für jeden Faktor und für je zwei zusammen, mit der Angabe, ob sie einander verstärken, welcher mehr erklärt und welche Klassen sich unterscheiden.&lt;/p&gt;&lt;p&gt;Zielgröße und Faktoren sind Felder von Punkten oder Zonen oder Raster; Raster werden an den Punkten und in den Zonen gelesen, sonst Pixel für Pixel.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a raster of how much a wetland has changed, and rasters of height, rain and distance to a road. Give the first as the response and the others as factors: the page shows which of them the change goes with.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben ein Raster, wie stark sich ein Feuchtgebiet verändert hat, und Raster von Höhe, Regen und Abstand zur Straße. Geben Sie das erste als Zielgröße und die anderen als Faktoren an: Die Seite zeigt, mit welchem davon die Veränderung einhergeht.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Factor that explains the most</source>
            <translation>Faktor, der am meisten erklärt</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Its q</source>
            <translation>Sein q</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Its p</source>
            <translation>Sein p</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Points, zones or table</source>
            <translation>Punkte, Zonen oder Tabelle</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>A layer whose field is the response; left out, the response is a raster.</source>
            <translation>Ein Layer, dessen Feld die Zielgröße ist; ohne ihn ist die Zielgröße ein Raster.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Field of the response</source>
            <translation>Feld der Zielgröße</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What is to be explained: a field of numbers.</source>
            <translation>Was erklärt werden soll: ein Feld mit Zahlen.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Fields of the factors</source>
            <translation>Felder der Faktoren</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What may explain it: numbers, which are cut into classes, or texts.</source>
            <translation>Was sie erklären mag: Zahlen, die in Klassen geteilt werden, oder Texte.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Raster of the response</source>
            <translation>Raster der Zielgröße</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What is to be explained where no layer of places is given; its pixels are the rows.</source>
            <translation>Was erklärt werden soll, wenn kein Layer mit Orten angegeben ist; seine Pixel sind die Zeilen.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Rasters of the factors</source>
            <translation>Raster der Faktoren</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Read at the points, in the zones (their mean), or at the pixels of the response.</source>
            <translation>An den Punkten, in den Zonen (ihr Mittel) oder an den Pixeln der Zielgröße gelesen.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Classes of numbers</source>
            <translation>Klassen der Zahlen</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>quantile: as many places in each; natural: the least variance within (Jenks), exactly; equal: equally wide; best: whichever has the largest q.</source>
            <translation>quantile: gleich viele Orte in jeder; natural: die kleinste Varianz darin (Jenks), exakt; equal: gleich breit; best: was das größte q hat.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Number of classes</source>
            <translation>Anzahl der Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>3 to 10; 0 takes the number with the largest q.</source>
            <translation>3 bis 10; 0 nimmt die Anzahl mit dem größten q.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Factors that are classes already</source>
            <translation>Faktoren, die schon Klassen sind</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Names of factors whose numbers are codes, with commas between them. Up to 10 different whole numbers are taken so by themselves.</source>
            <translation>Namen von Faktoren, deren Zahlen Codes sind, durch Kommas getrennt. Bis zu 10 verschiedene ganze Zahlen werden von selbst so genommen.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Significant below</source>
            <translation>Signifikant unter</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>The p below which a difference counts.</source>
            <translation>Das p, unter dem ein Unterschied zählt.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the factors</source>
            <translation>Tabelle der Faktoren</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>q, p and classes of each factor.</source>
            <translation>q, p und Klassen jedes Faktors.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the interactions</source>
            <translation>Tabelle der Wechselwirkungen</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>q of each two factors, and their kind.</source>
            <translation>q von je zwei Faktoren und ihre Art.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the classes</source>
            <translation>Tabelle der Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>The mean of the response in each class.</source>
            <translation>Das Mittel der Zielgröße in jeder Klasse.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>A page with a heat map of q, the tables and the means of the classes.</source>
            <translation>Eine Seite mit einer Wärmekarte von q, den Tabellen und den Mitteln der Klassen.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Water dynamics</source>
            <translation>Wasserdynamik</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Tells how often, when and how long there is water or a class, and how much on each date.</source>
            <translation>Sagt, wie oft, wann und wie lange es Wasser oder eine Klasse gibt, und wie viel an jedem Termin.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes a series of images, or of rasters of classes, and tells of each pixel how often there is water, on which day first and last, and how long without a break: each a band of one raster with a style of its own. The curve has the area of each date with an interval, and its trend.&lt;/p&gt;&lt;p&gt;With a raster of heights (DEM) the shore tells the level of the water; with a table of areas and levels the area does. What clouds hide is taken from the dates around it, and widens the interval.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Nimmt eine Zeitreihe von Bildern oder von Klassenrastern und sagt von jedem Pixel, wie oft es dort Wasser gibt, an welchem Tag zuerst und zuletzt und wie lange ohne Unterbrechung: je ein Kanal eines Rasters mit eigenem Stil. Die Kurve hat die Fläche jedes Termins mit einem Intervall und ihren Trend.&lt;/p&gt;&lt;p&gt;Mit einem Höhenraster (DEM) sagt das Ufer den Wasserstand; mit einer Tabelle von Flächen und Ständen die Fläche. Was Wolken verdecken, wird von den Terminen davor und danach genommen und macht das Intervall breiter.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>&lt;p&gt;You have the images of a rainy season and a raster of heights. Give both: the chart shows how the flood rose and fell, in hectares and in metres, and the layer which fields it reached, and for how long.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben die Bilder einer Regenzeit und ein Höhenraster. Geben Sie beide an: Das Diagramm zeigt, wie die Flut stieg und fiel, in Hektar und in Metern, und der Layer, welche Felder sie erreichte und wie lange.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Greatest area (square metres)</source>
            <translation>Größte Fläche (Quadratmeter)</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Change of the area (square metres a year)</source>
            <translation>Änderung der Fläche (Quadratmeter im Jahr)</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A raster of heights in metres: those along the shore tell the level of the water.</source>
            <translation>Ein Raster von Höhen in Metern: Die am Ufer sagen den Wasserstand.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Table of areas and levels</source>
            <translation>Tabelle von Flächen und Wasserständen</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A CSV file with the columns area_ha (or area_m2, area_km2) and level, in the place of a DEM.</source>
            <translation>Eine CSV-Datei mit den Spalten area_ha (oder area_m2, area_km2) und level, anstelle eines DEM.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Dynamics</source>
            <translation>Dynamik</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>One raster: how often, first and last day, longest spell, number of valid dates.</source>
            <translation>Ein Raster: wie oft, erster und letzter Tag, längste Dauer, Anzahl gültiger Termine.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Curve of the area</source>
            <translation>Kurve der Fläche</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A row for each date: area and level with their intervals, and how much of the scene is seen.</source>
            <translation>Eine Zeile je Termin: Fläche und Wasserstand mit ihren Intervallen, und wie viel von der Szene zu sehen ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A page with the curve, the maps, and what to know of them.</source>
            <translation>Eine Seite mit der Kurve, den Karten und dem, was dazu zu wissen ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>remote sensing,satellite,fusion,spatiotemporal</source>
            <translation>Fernerkundung,Satellit,Satellitenbild,Bildfusion,räumlich-zeitlich</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Inputs</source>
            <translation>Eingaben</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Advanced inputs</source>
            <translation>Erweiterte Eingaben</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Outputs</source>
            <translation>Ausgaben</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Example</source>
            <translation>Beispiel</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Fill a series</source>
            <translation>Eine Serie füllen</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Makes the sharp image of every date of a series, without gaps.</source>
            <translation>Macht das scharfe Bild jedes Datums einer Serie, ohne Lücken.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes the sharp images of a place, with their clouds and gaps, and the coarse images of more dates, and makes a whole sharp image of every date that you want. Pixels that were observed stay as they are; all others are predicted from the clear sharp pixels before and after, by what the series itself tells of how its fields change.&lt;/p&gt;&lt;p&gt;Beside each image lies a raster that says where each pixel comes from. The results are loaded with their day set: the temporal controller plays the series.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Nimmt die scharfen Bilder eines Ortes mit ihren Wolken und Lücken und die groben Bilder weiterer Daten und macht daraus ein ganzes scharfes Bild jedes gewünschten Datums. Beobachtete Pixel bleiben, wie sie sind; alle anderen werden aus den klaren scharfen Pixeln davor und danach vorhergesagt, nach dem, was die Serie selbst über den Wandel ihrer Felder sagt.&lt;/p&gt;&lt;p&gt;Neben jedem Bild liegt ein Raster, das sagt, woher jedes Pixel kommt. Die Ergebnisse werden mit ihrem Tag geladen: Die Zeitsteuerung spielt die Serie ab.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a folder with a year of Sentinel-2 images and their cloud masks, and one with the daily images of Sentinel-3. Give both, 10 days between two dates and ndvi as index: you get a whole NDVI image every ten days.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben einen Ordner mit den Sentinel-2-Bildern eines Jahres und ihren Wolkenmasken und einen mit den täglichen Bildern von Sentinel-3. Geben Sie beide an, 10 Tage zwischen zwei Daten und ndvi als Index: Sie bekommen alle zehn Tage ein ganzes NDVI-Bild.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled images</source>
            <translation>Gefüllte Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled image of the first date</source>
            <translation>Gefülltes Bild des ersten Datums</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled image of the last date</source>
            <translation>Gefülltes Bild des letzten Datums</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Indices of the filled images</source>
            <translation>Indizes der gefüllten Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Where the pixels come from</source>
            <translation>Woher die Pixel kommen</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Trends</source>
            <translation>Trends</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Smoothed images</source>
            <translation>Geglättete Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>The dates that were filled</source>
            <translation>Die gefüllten Daten</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled</source>
            <translation>Gefüllt</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled series ({method})</source>
            <translation>Gefüllte Serie ({method})</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The sharp images of many dates, with masks beside them where there are clouds.</source>
            <translation>Die scharfen Bilder vieler Daten, mit Masken daneben, wo Wolken sind.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The coarse images of more dates. Without one near a date, it is interpolated in time.</source>
            <translation>Die groben Bilder weiterer Daten. Liegt keines nahe einem Datum, wird es in der Zeit interpoliert.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Days from one date to the next</source>
            <translation>Tage von einem Datum zum nächsten</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Left out, every day is filled that has a coarse image.</source>
            <translation>Ohne Angabe wird jeder Tag gefüllt, der ein grobes Bild hat.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>kriging: the likeliest mixture of what is clear before and after; kalman: several times as fast and a little less accurate; delta: the nearest clear images before and after with the coarse change added; linear and nearest: in time alone, to compare with. A method of pairs fuses the mixture that kriging makes, and the mean with kriging is taken.</source>
            <translation>kriging: die wahrscheinlichste Mischung dessen, was davor und danach klar ist; kalman: mehrmals so schnell und etwas weniger genau; delta: die nächsten klaren Bilder davor und danach plus die grobe Änderung; linear und nearest: nur nach der Zeit, zum Vergleich. Ein Paarverfahren fusioniert die Mischung von kriging, und das Mittel mit kriging wird genommen.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Names of indices with commas between them: ndvi, evi2, ndwi, ndmi and others.</source>
            <translation>Namen von Indizes mit Kommas dazwischen: ndvi, evi2, ndwi, ndmi und andere.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Store the bands</source>
            <translation>Die Kanäle speichern</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Without it, the indices alone are stored.</source>
            <translation>Sonst werden nur die Indizes gespeichert.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Store the uncertainty</source>
            <translation>Die Unsicherheit speichern</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The standard deviation of each pixel and band; of kriging and kalman alone.</source>
            <translation>Die Standardabweichung jedes Pixels und Kanals; nur bei kriging und kalman.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Load the results</source>
            <translation>Die Ergebnisse laden</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>One layer a date, of which the temporal controller shows one after the other.</source>
            <translation>Ein Layer je Datum; die Zeitsteuerung zeigt einen nach dem anderen.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Keep observed pixels</source>
            <translation>Beobachtete Pixel behalten</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Without it, pixels that were observed are predicted, too.</source>
            <translation>Sonst werden auch beobachtete Pixel vorhergesagt.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>References on each side</source>
            <translation>Referenzen auf jeder Seite</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>At most so many sharp images before a date, and after it, are made use of. Left out, as many as the method needs.</source>
            <translation>Höchstens so viele scharfe Bilder vor einem Datum und nach ihm werden benutzt. Ohne Angabe so viele, wie das Verfahren braucht.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Fill from suspect images, too</source>
            <translation>Auch aus verdächtigen Bildern füllen</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Images whose scale, bands, date or place seem to be wrong are named in the log. Without this, a sharp one keeps the pixels of its own date alone, and a coarse one is left out.</source>
            <translation>Bilder, deren Skalierung, Bänder, Datum oder Lage falsch zu sein scheinen, stehen im Protokoll. Ohne diese Option behält ein scharfes nur die Pixel seines eigenen Datums, und ein grobes bleibt weg.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Go on from an earlier run</source>
            <translation>Einen früheren Lauf fortsetzen</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Dates that lie in the folder and whose images are the same are kept; the others are filled.</source>
            <translation>Daten, die im Ordner liegen und deren Bilder gleich geblieben sind, bleiben; die anderen werden gefüllt.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Folder for the results</source>
            <translation>Ordner für die Ergebnisse</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>It gets the rasters of each date and a report, series.json.</source>
            <translation>Er bekommt die Raster jedes Datums und einen Bericht, series.json.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>Fuse</source>
            <translation>Fusionieren</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>Predicts the sharp image of a day on which only a coarse one exists.</source>
            <translation>Sagt das scharfe Bild eines Tages vorher, von dem es nur ein grobes gibt.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>&lt;p&gt;Predicts the sharp image of the target date from a sharp and a coarse image of another date and the coarse image of the target date (spatiotemporal fusion).&lt;/p&gt;&lt;p&gt;The coarse images may have another coordinate system, pixel size, extent and scale; what is found and done about it is said in the log.&lt;/p&gt;&lt;p&gt;The numbers that compare with a reference image are empty unless one is given; the agreement with C2 is always there.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sagt das scharfe Bild des Zieldatums vorher, aus einem scharfen und einem groben Bild eines anderen Datums und dem Grobbild des Zieldatums (räumlich-zeitliche Fusion).&lt;/p&gt;&lt;p&gt;Die Grobbilder dürfen ein anderes Koordinatensystem, andere Pixelgröße, Ausdehnung und Skalierung haben; was erkannt und getan wird, steht im Protokoll.&lt;/p&gt;&lt;p&gt;Die Zahlen, die mit einem Referenzbild vergleichen, sind leer, wenn keines gegeben ist; die Übereinstimmung mit C2 gibt es immer.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Landsat and a MODIS image of 15 June and the MODIS image of 1 July. Give them as fine image (F1), coarse image (C1) and coarse image of the target date (C2), leave the rest as it is and run: the fused image is what Landsat would have seen on 1 July.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben ein Landsat- und ein MODIS-Bild vom 15. Juni und das MODIS-Bild vom 1. Juli. Geben Sie sie als Feinbild (F1), Grobbild (C1) und Grobbild des Zieldatums (C2), lassen Sie das Übrige, wie es ist, und starten Sie: Das fusionierte Bild ist, was Landsat am 1. Juli gesehen hätte.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>The target date</source>
            <translation>Das Zieldatum</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>The device that ran it</source>
            <translation>Das Gerät, auf dem gerechnet wurde</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Fused images</source>
            <translation>Fusionierte Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>NDVI of the fused images</source>
            <translation>NDVI der fusionierten Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Uncertainty of the fused images</source>
            <translation>Unsicherheit der fusionierten Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Bounds of the fused images</source>
            <translation>Grenzen der fusionierten Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Probability of change of the fused images</source>
            <translation>Änderungswahrscheinlichkeit der fusionierten Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Fuse a series of dates</source>
            <translation>Eine Zeitreihe fusionieren</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Predicts the sharp images of several days from the same reference dates.</source>
            <translation>Sagt die scharfen Bilder mehrerer Tage aus denselben Referenzdaten vorher.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>&lt;p&gt;Predicts the sharp image of each target date from a sharp and a coarse image of another date and the coarse images of the target dates (spatiotemporal fusion). The images of the reference date are read once for all of them, and each result is the one that &lt;i&gt;Fuse&lt;/i&gt; would give.&lt;/p&gt;&lt;p&gt;The results are loaded with their day set: the temporal controller plays the series.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sagt das scharfe Bild jedes Zieldatums vorher, aus einem scharfen und einem groben Bild eines anderen Datums und den Grobbildern der Zieldaten (räumlich-zeitliche Fusion). Die Bilder des Referenzdatums werden einmal für alle gelesen, und jedes Ergebnis ist das, welches &lt;i&gt;Fusionieren&lt;/i&gt; gäbe.&lt;/p&gt;&lt;p&gt;Die Ergebnisse werden mit gesetztem Tag geladen: Die Zeitsteuerung spielt die Zeitreihe ab.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Landsat and a MODIS image of 15 June and a MODIS image of every eighth day after it. Give the MODIS images as coarse images of the target dates and choose a folder: it gets an image like Landsat's for each of these days.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben ein Landsat- und ein MODIS-Bild vom 15. Juni und für jeden achten Tag danach ein MODIS-Bild. Geben Sie die MODIS-Bilder als Grobbilder der Zieldaten und wählen Sie einen Ordner: Er bekommt für jeden dieser Tage ein Bild wie von Landsat.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The target dates</source>
            <translation>Die Zieldaten</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The name of the files is '{name}', but it must be a name without a folder, with {mark} where the day of each image belongs: give fused_{mark}.tif, for example.</source>
            <translation>Der Name der Dateien ist „{name}“, er muss aber ein Name ohne Ordner sein, mit {mark}, wo der Tag jedes Bildes hingehört: Geben Sie zum Beispiel fused_{mark}.tif.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The date of '{target}' is neither in its tags nor in the file's name: rename the file (its date as 2024-07-01, 20240701 or A2024183), or fuse that date alone with 'Fuse' and its 'Target date'.</source>
            <translation>Das Datum von „{target}“ steht weder in den Tags noch im Dateinamen: Benennen Sie die Datei um (Datum als 2024-07-01, 20240701 oder A2024183) oder fusionieren Sie dieses Datum allein mit „Fusionieren“ und dessen „Zieldatum“.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>'{first}' and '{second}' are both of {day}: leave one of them out.</source>
            <translation>„{first}“ und „{second}“ sind beide vom {day}: Lassen Sie eines weg.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The folder '{folder}' can't be made ({reason}): choose another.</source>
            <translation>Der Ordner „{folder}“ kann nicht angelegt werden ({reason}): Wählen Sie einen anderen.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Series ({method})</source>
            <translation>Zeitreihe ({method})</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Cloud-optimised GeoTIFFs</source>
            <translation>Cloud-optimierte GeoTIFFs</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Resume an unfinished run</source>
            <translation>Unfertigen Lauf fortsetzen</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Goes on from the last finished rows of a run that was cancelled, failed or lost its power. The images, the method, its settings and the names of the outputs must be those of that run, so it does not work with temporary outputs.</source>
            <translation>Macht nach den letzten fertigen Zeilen eines Laufs weiter, der abgebrochen wurde, scheiterte oder den Strom verlor. Bilder, Verfahren, dessen Einstellungen und die Namen der Ausgaben müssen die jenes Laufs sein; mit temporären Ausgaben geht es daher nicht.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The predicted sharp image of the target date.</source>
            <translation>Das vorhergesagte scharfe Bild des Zieldatums.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The vegetation index of the prediction; needs a red and a near infrared band.</source>
            <translation>Der Vegetationsindex der Vorhersage; braucht einen roten Kanal und einen im nahen Infrarot.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The prediction minus F1, band by band.</source>
            <translation>Die Vorhersage minus F1, Kanal für Kanal.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>How sure the prediction is of each pixel, band by band: about 68 % of the errors should be within it.</source>
            <translation>Wie sicher die Vorhersage bei jedem Pixel ist, Kanal für Kanal: Etwa 68 % der Fehler sollten darin liegen.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Bounds of 68 and 95 %</source>
            <translation>Grenzen von 68 und 95 %</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels: four bands for each band.</source>
            <translation>Zwischen welchen Werten die Wahrheit bei etwa 68 und 95 % der Pixel liegen sollte: vier Kanäle für jeden Kanal.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a network that was trained to tell it (twostream with the option change).</source>
            <translation>Wie wahrscheinlich sich jedes Pixel um mehr als eine Standardabweichung von F1 geändert hat, 0 bis 1; nur von einem Netz, das dafür trainiert wurde (twostream mit der Option change).</translation>
        </message>
        <message>
            <extracomment>toolbox/fusing_algorithm.py</extracomment>
            <source>'{have}' was given without '{lack}': give both or none.</source>
            <translation>„{have}“ wurde ohne „{lack}“ gegeben: Geben Sie beide oder keines.</translation>
        </message>
        <message>
            <extracomment>toolbox/graph_layers.py</extracomment>
            <source>Vegetated</source>
            <translation>Bewachsen</translation>
        </message>
        <message>
            <extracomment>toolbox/graph_layers.py</extracomment>
            <source>Not vegetated</source>
            <translation>Nicht bewachsen</translation>
        </message>
        <message>
            <extracomment>toolbox/graphs.py</extracomment>
            <source>Graphs</source>
            <translation>Arbeitsabläufe</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Import a model</source>
            <translation>Ein Modell aufnehmen</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Tries a network from elsewhere, and adds it to the methods.</source>
            <translation>Probiert ein Netz von anderswo aus und fügt es den Verfahren hinzu.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>&lt;p&gt;A network that was made with other tools becomes a method of Chronofuse: an ONNX file that predicts the sharp image, with its weights inside, and a small text file (JSON) that says what its inputs are. It is tried on images of several sizes first, and what is wrong is said. Then it is in the list of methods at once.&lt;/p&gt;&lt;p&gt;A model that Chronofuse exported itself needs no such text file. The guide has an example of one, under &lt;i&gt;Models of your own&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;A network for sequences is taken in as well; it is then among the methods of &lt;i&gt;Fill a series&lt;/i&gt;.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Ein Netz, das mit anderen Werkzeugen gemacht wurde, wird ein Verfahren von Chronofuse: eine ONNX-Datei, die das scharfe Bild vorhersagt, mit ihren Gewichten darin, und eine kleine Textdatei (JSON), die sagt, was ihre Eingaben sind. Es wird zuerst an Bildern mehrerer Größen ausprobiert, und was nicht stimmt, wird gesagt. Danach steht es sofort in der Liste der Verfahren.&lt;/p&gt;&lt;p&gt;Ein Modell, das Chronofuse selbst exportiert hat, braucht keine solche Textdatei. Die Anleitung hat ein Beispiel, unter &lt;i&gt;Models of your own&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Auch ein Netz für Folgen wird aufgenommen; es steht dann bei den Verfahren von &lt;i&gt;Eine Serie füllen&lt;/i&gt;.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>&lt;p&gt;You have stf-net.onnx, and stf-net.json beside it. Choose the first; &lt;i&gt;stf-net&lt;/i&gt; is then a method.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben stf-net.onnx und daneben stf-net.json. Wählen Sie die erste; &lt;i&gt;stf-net&lt;/i&gt; ist dann ein Verfahren.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Model file (.onnx)</source>
            <translation>Modelldatei (.onnx)</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The network, with its weights in the file itself.</source>
            <translation>Das Netz, mit seinen Gewichten in der Datei selbst.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>What it is (.json)</source>
            <translation>Was es ist (.json)</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The text file that says what the inputs are; left empty, the one of the same name beside the model, else what the model says itself.</source>
            <translation>Die Textdatei, die sagt, was die Eingaben sind; leer gelassen, die gleichen Namens neben dem Modell, sonst was das Modell selbst sagt.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Name of the method</source>
            <translation>Name des Verfahrens</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>In lower-case letters, digits and dashes; left empty, the one that it brings.</source>
            <translation>Aus Kleinbuchstaben, Ziffern und Bindestrichen; leer gelassen, der, den es mitbringt.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Replace a model of that name</source>
            <translation>Ein Modell dieses Namens ersetzen</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Without it, a model of yours that has the name already is left alone.</source>
            <translation>Ohne das bleibt ein eigenes Modell, das schon so heißt, wie es ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The model among your own</source>
            <translation>Das Modell unter den eigenen</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The name of the method</source>
            <translation>Der Name des Verfahrens</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>'{name}' is a method now: it is among those of Fill a series.</source>
            <translation>„{name}“ ist jetzt ein Verfahren: Es steht bei denen von „Eine Serie füllen“.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>'{name}' is a method now: it is in the dock's list.</source>
            <translation>'{name}' ist jetzt ein Verfahren: es steht in der Liste des Docks.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Invert a parameter</source>
            <translation>Größe ableiten</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Maps a parameter of the ground by measurements and images, and says how far off it may be.</source>
            <translation>Kartiert eine Größe des Bodens nach Messungen und Bildern und sagt, wie weit sie daneben liegen mag.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes measurements at points, with their value and day, looks up what the images show there, fits a model and maps the parameter with its deviation. How good the model is, is measured on groups of measurements that it did not know: cells of the ground or the values of a field, never single pixels beside known ones.&lt;/p&gt;&lt;p&gt;A formula of the field (chlorophyll, turbidity, cover of plants, temperature of the surface) works without measurements, too, and then knows no deviation.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Nimmt Messungen an Punkten mit Wert und Tag, sieht nach, was die Bilder dort zeigen, passt ein Modell an und kartiert die Größe mit ihrer Abweichung. Wie gut das Modell ist, wird an Gruppen von Messungen gemessen, die es nicht kannte: Zellen am Boden oder die Werte eines Feldes, nie einzelne Pixel neben bekannten.&lt;/p&gt;&lt;p&gt;Eine Formel des Fachs (Chlorophyll, Trübung, Bedeckung mit Pflanzen, Temperatur der Oberfläche) geht auch ohne Messungen und kennt dann keine Abweichung.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>&lt;p&gt;You have water samples with their chlorophyll and day, and a folder of Sentinel-2 images. Give both, the field with the chlorophyll, and the model pls: the layer shows the chlorophyll of the last date, and the page how near the model came to samples that it did not know.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben Wasserproben mit Chlorophyll und Tag und einen Ordner mit Sentinel-2-Bildern. Geben Sie beide an, das Feld mit dem Chlorophyll und das Modell pls: Der Layer zeigt das Chlorophyll des letzten Tages, und die Seite, wie nah das Modell Proben kam, die es nicht kannte.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>R2 of what was held out</source>
            <translation>R2 des Zurückgehaltenen</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>RMSE of what was held out</source>
            <translation>RMSE des Zurückgehaltenen</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Share of the errors within the deviation</source>
            <translation>Anteil der Fehler innerhalb der Abweichung</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A folder with an image for each date.</source>
            <translation>Ein Ordner mit einem Bild für jeden Tag.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements</source>
            <translation>Messungen</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Points or polygons with what was measured; a formula and a kept model need none.</source>
            <translation>Punkte oder Polygone mit dem, was gemessen wurde; eine Formel und ein behaltenes Modell brauchen keine.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field with the value</source>
            <translation>Feld mit dem Wert</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>What was measured.</source>
            <translation>Was gemessen wurde.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field with the day</source>
            <translation>Feld mit dem Tag</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Left out, the field called date, if there is one.</source>
            <translation>Ohne Angabe das Feld namens date, wenn es eines gibt.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field of the groups</source>
            <translation>Feld der Gruppen</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements of one value are held out together, as those of a lake; left out, cells.</source>
            <translation>Messungen mit einem Wert werden zusammen zurückgehalten, etwa die eines Sees; ohne Angabe Zellen.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>formula: one of the field; linear: least squares; pls: partial least squares on all bands and their logarithms, for many bands or few measurements; forest: a random forest.</source>
            <translation>formula: eine Formel des Fachs; linear: kleinste Quadrate; pls: partielle kleinste Quadrate über alle Kanäle und ihre Logarithmen, für viele Kanäle oder wenige Messungen; forest: ein Random Forest.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Formula</source>
            <translation>Formel</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>With the model formula: ndci (chlorophyll of water), ndti (turbidity), fvc (cover of plants), temperature (of the surface, from a thermal band).</source>
            <translation>Mit dem Modell formula: ndci (Chlorophyll im Wasser), ndti (Trübung), fvc (Bedeckung mit Pflanzen), temperature (der Oberfläche, aus einem thermischen Kanal).</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Date to map</source>
            <translation>Tag der Karte</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>As {example}; left out, the last.</source>
            <translation>Wie {example}; ohne Angabe der letzte.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Bands and indices</source>
            <translation>Kanäle und Indizes</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Names with commas between them, as red, ndvi; left out, all bands.</source>
            <translation>Namen, durch Kommas getrennt, wie red, ndvi; ohne Angabe alle Kanäle.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Kept model</source>
            <translation>Behaltenes Modell</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A model that an earlier run has kept, in the place of measurements.</source>
            <translation>Ein Modell, das ein früherer Lauf behalten hat, an der Stelle von Messungen.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Days to an image</source>
            <translation>Tage bis zu einem Bild</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>How far a measurement may be from an image.</source>
            <translation>Wie weit eine Messung von einem Bild entfernt sein darf.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Side of the cells (m)</source>
            <translation>Seite der Zellen (m)</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements in one cell are held out together; left out, an eighth of their extent.</source>
            <translation>Messungen in einer Zelle werden zusammen zurückgehalten; ohne Angabe ein Achtel ihrer Ausdehnung.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Parameter</source>
            <translation>Größe</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A raster with the bands value and deviation, on the grid of the images.</source>
            <translation>Ein Raster mit den Kanälen value und deviation auf dem Gitter der Bilder.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Model to keep</source>
            <translation>Modell zum Behalten</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>For other images.</source>
            <translation>Für andere Bilder.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Each measurement beside what was predicted of it while held out.</source>
            <translation>Jede Messung neben dem, was zurückgehalten für sie vorhergesagt wurde.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A page with measured beside predicted values, and the maps.</source>
            <translation>Eine Seite mit gemessenen neben vorhergesagten Werten und den Karten.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Rasters of any resolution: images of a date, radar, heights. All are brought onto the finest grid.</source>
            <translation>Raster beliebiger Auflösung: Bilder eines Tages, Radar, Höhen. Alle werden auf das feinste Gitter gebracht.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Folder of a series</source>
            <translation>Ordner einer Serie</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Dated images, best filled; what is missing in time is taken from the dates before and after. A model looks at days of the year, so that it can be used for another year.</source>
            <translation>Datierte Bilder, am besten gefüllt; was zeitlich fehlt, wird von den Daten davor und danach genommen. Ein Modell betrachtet Tage des Jahres, so dass es für ein anderes Jahr taugt.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Field with the classes</source>
            <translation>Feld mit den Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Numbers or texts; each value is a class.</source>
            <translation>Zahlen oder Texte; jeder Wert ist eine Klasse.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Grid</source>
            <translation>Gitter</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>A raster whose grid all images are brought onto; left out, the finest of them.</source>
            <translation>Ein Raster, auf dessen Gitter alle Bilder gebracht werden; ohne Angabe das feinste von ihnen.</translation>
        </message>
        <message>
            <extracomment>toolbox/method_parameters.py</extracomment>
            <source>Parameters of a model file</source>
            <translation>Parameter einer Modelldatei</translation>
        </message>
        <message>
            <extracomment>toolbox/method_parameters.py</extracomment>
            <source>Parameters that have no field above, as those of a model file: name=value, name=value. Any parameter of the method may be set here.</source>
            <translation>Parameter, die oben kein Feld haben, wie die einer Modelldatei: Name=Wert, Name=Wert. Jeder Parameter des Verfahrens darf hier stehen.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Phenology</source>
            <translation>Phänologie</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Finds when the season of each pixel of a series starts, peaks and ends.</source>
            <translation>Findet, wann die Saison jedes Pixels einer Zeitreihe beginnt, ihren Höhepunkt hat und endet.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes a series of sharp images, makes a vegetation index of each, lays a smooth curve through the values of every pixel and finds its season: start, peak, end, length, amplitude, base, integral, the number of seasons and the error of the fit, each a band of one raster with a style of its own.&lt;/p&gt;&lt;p&gt;Days are counted from 1 January of the year; below 1 they lie in the year before, beyond 366 in the one after. A season may begin in the autumn before: give images of the months around the year, too. Clouds that a mask has missed are recognised as dips of a few days and count less.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Nimmt eine Reihe scharfer Bilder, bildet aus jedem einen Vegetationsindex, legt eine glatte Kurve durch die Werte jedes Pixels und findet seine Saison: Beginn, Höhepunkt, Ende, Länge, Amplitude, Basis, Integral, die Zahl der Saisons und den Fehler der Anpassung, jedes ein Kanal eines Rasters mit eigenem Stil.&lt;/p&gt;&lt;p&gt;Die Tage zählen ab dem 1. Januar des Jahres; unter 1 liegen sie im Jahr davor, über 366 im Jahr danach. Eine Saison kann schon im Herbst davor beginnen: Geben Sie auch Bilder der Monate um das Jahr herum. Wolken, die eine Maske übersehen hat, werden als Einbrüche von wenigen Tagen erkannt und zählen weniger.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a folder with the Sentinel-2 images of 2023 and 2024 and their masks. Give the folder and the year 2024: the layer shows when each field greened up; choose another style of the layer to see when it was harvested.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben einen Ordner mit den Sentinel-2-Bildern von 2023 und 2024 und ihren Masken. Geben Sie den Ordner und das Jahr 2024 an: Der Layer zeigt, wann jedes Feld ergrünte; wählen Sie einen anderen Stil des Layers, um zu sehen, wann es geerntet wurde.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>The year that days are counted in</source>
            <translation>Das Jahr, in dem die Tage gezählt werden</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Number of images that were used</source>
            <translation>Zahl der verwendeten Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Share of the pixels with a season</source>
            <translation>Anteil der Pixel mit einer Saison</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A folder with an image for each date; masks beside them are used. The dates are read from the names of the files (2024-07-01, 20240701 or A2024183).</source>
            <translation>Ein Ordner mit einem Bild je Datum; Masken daneben werden verwendet. Die Daten werden aus den Dateinamen gelesen (2024-07-01, 20240701 oder A2024183).</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>What the seasons are found in: ndvi or evi2 (red and near infrared), ndmi (near infrared and swir1), or band, where the images are the index already.</source>
            <translation>Worin die Saisons gesucht werden: ndvi oder evi2 (Rot und nahes Infrarot), ndmi (nahes Infrarot und swir1) oder band, wenn die Bilder schon der Index sind.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Year</source>
            <translation>Jahr</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Days are counted from its 1 January. Left out, it is the year with the most images.</source>
            <translation>Die Tage zählen ab seinem 1. Januar. Ohne Angabe ist es das Jahr mit den meisten Bildern.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Seasons in a year</source>
            <translation>Saisons in einem Jahr</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>auto finds out how many there are and shows the one in which the most grew; 1 takes the year as one season; 2 gives bands for a first and a second one.</source>
            <translation>auto findet heraus, wie viele es sind, und zeigt die, in der am meisten wuchs; 1 nimmt das Jahr als eine Saison; 2 gibt Kanäle für eine erste und eine zweite.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>The curve through the values: Whittaker's, Savitzky and Golay's, or straight lines (none).</source>
            <translation>Die Kurve durch die Werte: nach Whittaker, nach Savitzky und Golay, oder gerade Linien (none).</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Start of a season</source>
            <translation>Beginn einer Saison</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>amplitude: where the curve has risen by a share of its amplitude, and fallen to it again; derivative: where it rises and falls most steeply.</source>
            <translation>amplitude: wo die Kurve um einen Anteil ihrer Amplitude gestiegen und wieder auf ihn gefallen ist; derivative: wo sie am steilsten steigt und fällt.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A CSV file with the columns file and, where known, date, mask, sensor and band.</source>
            <translation>Eine CSV-Datei mit den Spalten file und, soweit bekannt, date, mask, sensor und band.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Share of the amplitude</source>
            <translation>Anteil der Amplitude</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>At the start and the end of a season.</source>
            <translation>Am Beginn und am Ende einer Saison.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Least amplitude</source>
            <translation>Kleinste Amplitude</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Of the index; what changes less has no season.</source>
            <translation>Des Index; was sich weniger ändert, hat keine Saison.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Smoothing over (days)</source>
            <translation>Glättung über (Tage)</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Of a swing as long as this the smoothing leaves one half; more is smoother.</source>
            <translation>Von einer Schwingung dieser Länge lässt die Glättung die Hälfte übrig; mehr ist glatter.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Seasons</source>
            <translation>Saisons</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>One raster with a band for each figure, on the grid of the images.</source>
            <translation>Ein Raster mit einem Kanal je Größe, auf dem Gitter der Bilder.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A page with maps, the days on which seasons start, peak and end, and what to know of them.</source>
            <translation>Eine Seite mit Karten, den Tagen, an denen die Saisons beginnen, ihren Höhepunkt haben und enden, und was davon zu wissen ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for each band to predict: a name (which may stay empty) and the number of the band in the fine and in the coarse images. Left out, they are matched by name, wavelength or position.</source>
            <translation>Eine Zeile für jeden Kanal, der vorhergesagt wird: ein Name (der leer bleiben darf) und die Nummer des Kanals in den Fein- und in den Grobbildern. Ohne Angabe werden sie nach Name, Wellenlänge oder Position zugeordnet.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>The first fine band goes with the first coarse band and so on, whatever they are called.</source>
            <translation>Der erste Feinkanal gehört zum ersten Grobkanal und so weiter, wie immer die Kanäle heißen.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Bands without a partner</source>
            <translation>Kanäle ohne Partner</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Which bands of F1 are which, where its bands have no names: red=3,nir=4.</source>
            <translation>Welche Kanäle von F1 welche sind, wo sie keine Namen haben: red=3,nir=4.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with: it is left out, changes like the nearest band that has one, or is predicted from the fused bands (spectral).</source>
            <translation>Was aus einem Feinkanal wird, zu dem kein Grobkanal gehört: Er wird weggelassen, ändert sich wie der nächste, der einen Partner hat, oder wird aus den fusionierten Kanälen vorhergesagt (spectral).</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with: it is left out, or changes like the nearest band that has one.</source>
            <translation>Was aus einem Feinkanal wird, zu dem kein Grobkanal gehört: Er wird weggelassen oder ändert sich wie der nächste, der einen Partner hat.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>How images are read</source>
            <translation>Wie Bilder gelesen werden</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for each image whose file does not say it, or says it wrongly: F1, C1, F3, C3, C2 (of one of several dates C2.1, C2.2 and so on), reference, or fine, coarse or all; then scale and offset (value = stored number x scale + offset), the stored number that means nothing, and a mask: a raster that is 0 where the image is not to be used, a product's quality band, or auto for what looks like cloud; and its day (2024-07-01). Empty cells stay as they are found.</source>
            <translation>Eine Zeile für jedes Bild, dessen Datei es nicht oder falsch sagt: F1, C1, F3, C3, C2 (eines von mehreren Daten: C2.1, C2.2 und so weiter), reference, oder fine, coarse oder all; dann Skalierung und Offset (Wert = gespeicherte Zahl × Skalierung + Offset), die gespeicherte Zahl, die nichts bedeutet, und eine Maske: ein Raster, das 0 ist, wo das Bild nicht benutzt werden soll, der Qualitätskanal eines Produkts, oder auto für das, was wie Wolken aussieht; und sein Tag (2024-07-01). Leere Zellen bleiben, wie sie erkannt werden.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for a sensor whose files do not say it, or say it wrongly: fine, coarse or all; then scale and offset (value = stored number x scale + offset), the stored number that means nothing, and a mask: a product's quality band, or auto for what looks like cloud. A mask in a file beside its image is found by its name. Empty cells stay as they are found.</source>
            <translation>Eine Zeile für einen Sensor, dessen Dateien es nicht oder falsch sagen: fine, coarse oder all; dann Skalierung und Offset (Wert = gespeicherte Zahl × Skalierung + Offset), die gespeicherte Zahl, die nichts bedeutet, und eine Maske: der Qualitätskanal eines Produkts, oder auto für das, was wie Wolken aussieht. Eine Maske in einer Datei neben ihrem Bild wird am Namen erkannt. Leere Zellen bleiben, wie sie erkannt werden.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>off: a shift between the sensors is only told. auto: it is corrected where sure. DX,DY: the coarse images move by so many fine pixels to the right and down.</source>
            <translation>off: Eine Verschiebung zwischen den Sensoren wird nur gemeldet. auto: Sie wird korrigiert, wo sie sicher ist. DX,DY: Die Grobbilder bewegen sich um so viele Feinpixel nach rechts und nach unten.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Harmonise the sensors</source>
            <translation>Sensoren angleichen</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>off: the line between the sensors is only told. auto: the coarse images are brought to the fine sensor by it where it is sure. on: always.</source>
            <translation>off: Die Gerade zwischen den Sensoren wird nur gemeldet. auto: Die Grobbilder werden mit ihr auf den feinen Sensor gebracht, wo sie sicher ist. on: immer.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Bands were given one by one and by position: choose one of the two.</source>
            <translation>Kanäle wurden einzeln und nach Position gegeben: Wählen Sie eines von beiden.</translation>
        </message>
        <message>
            <extracomment>toolbox/provider.py</extracomment>
            <source>Chronofuse (spatiotemporal fusion)</source>
            <translation>Chronofuse (räumlich-zeitliche Fusion)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Repair a cloudy image</source>
            <translation>Ein wolkiges Bild ausbessern</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Makes a cloudy sharp image whole from sharp images of other days.</source>
            <translation>Macht ein wolkiges scharfes Bild aus scharfen Bildern anderer Tage vollständig.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes one sharp image with clouds or gaps, sharp images of the same place on other days, with clouds of their own, and coarse images where there are any, and predicts what lies under the clouds. Pixels that are clear stay as they are, bit for bit.&lt;/p&gt;&lt;p&gt;The clear part of the image tells how its day differs from the other days, and that goes on under the clouds, from their rim inwards. Beside the whole image comes a raster that says where each pixel comes from.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Nimmt ein scharfes Bild mit Wolken oder Lücken, scharfe Bilder desselben Ortes von anderen Tagen, auch mit eigenen Wolken, und grobe Bilder, wo es welche gibt, und sagt vorher, was unter den Wolken liegt. Klare Pixel bleiben Bit für Bit, wie sie sind.&lt;/p&gt;&lt;p&gt;Der klare Teil des Bildes zeigt, worin sich sein Tag von den anderen Tagen unterscheidet, und das setzt sich unter den Wolken fort, von ihrem Rand nach innen. Neben dem ganzen Bild entsteht ein Raster, das sagt, woher jedes Pixel kommt.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Sentinel-2 image of 20 May of which a third is cloud, its mask, and a folder with the images of the year. Give the image, the mask and the folder: you get the image of 20 May without clouds.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben ein Sentinel-2-Bild vom 20. Mai, von dem ein Drittel Wolke ist, seine Maske und einen Ordner mit den Bildern des Jahres. Geben Sie das Bild, die Maske und den Ordner an: Sie erhalten das Bild vom 20. Mai ohne Wolken.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The day of the image</source>
            <translation>Der Tag des Bildes</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Share of the image that was cloudy</source>
            <translation>Anteil des Bildes, der wolkig war</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Share of the image that stayed empty</source>
            <translation>Anteil des Bildes, der leer blieb</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Cloudy image (F2)</source>
            <translation>Wolkiges Bild (F2)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The sharp image that is to be made whole. The output is stored like it.</source>
            <translation>Das scharfe Bild, das vollständig werden soll. Das Ergebnis wird wie dieses gespeichert.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Mask of its clouds</source>
            <translation>Maske seiner Wolken</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>A raster that is 0 where the image is not to be used. Left out, the mask that lies beside the image, its quality bands and its gaps are what is repaired.</source>
            <translation>Ein Raster, das 0 ist, wo das Bild nicht benutzt werden soll. Ohne Angabe wird ausgebessert, was die Maske neben dem Bild, seine Qualitätsbänder und seine Lücken zeigen.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Day of the image</source>
            <translation>Tag des Bildes</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>As {example}; left out, it is read from the name or the tags of the file.</source>
            <translation>Wie {example}; ohne Angabe wird er aus dem Namen oder den Tags der Datei gelesen.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Folder of sharp images of other days</source>
            <translation>Ordner mit scharfen Bildern anderer Tage</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Sharp images of other days</source>
            <translation>Scharfe Bilder anderer Tage</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Sharp images of the same place, best before and after, with masks beside them where cloudy.</source>
            <translation>Scharfe Bilder desselben Ortes, am besten von davor und danach, mit Masken daneben, wo sie wolkig sind.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Coarse images of the day itself, or of days around it, and of the days of the sharp ones. Without them, what is cloudy is predicted in time alone.</source>
            <translation>Grobe Bilder des Tages selbst oder von Tagen um ihn und von den Tagen der scharfen. Ohne sie wird, was wolkig ist, allein aus der Zeit vorhergesagt.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Fringe of the clouds (pixels)</source>
            <translation>Saum der Wolken (Pixel)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>So many pixels around what a mask takes out are replaced, too: masks miss the fringe of most clouds.</source>
            <translation>So viele Pixel um das, was eine Maske herausnimmt, werden auch ersetzt: Masken verfehlen den Saum der meisten Wolken.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>At most so many sharp images before a date, and after it, are made use of.</source>
            <translation>Höchstens so viele scharfe Bilder vor einem Datum und nach ihm werden benutzt.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Whole image</source>
            <translation>Ganzes Bild</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The image without clouds, on its own grid and stored as it was.</source>
            <translation>Das Bild ohne Wolken, auf seinem eigenen Gitter und gespeichert wie zuvor.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Origin of the pixels</source>
            <translation>Herkunft der Pixel</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>0 nothing, 1 observed, 2 predicted with the coarse image of the day, 3 with those of days around it, 4 in time alone; then the days to the sharp images before and after. Left out, it lies beside the whole image.</source>
            <translation>0 nichts, 1 beobachtet, 2 mit dem groben Bild des Tages vorhergesagt, 3 mit denen von Tagen um ihn, 4 allein aus der Zeit; dann die Tage bis zu den scharfen Bildern davor und danach. Ohne Angabe liegt es neben dem ganzen Bild.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The standard deviation of each pixel and band; 0 where it was clear.</source>
            <translation>Die Standardabweichung jedes Pixels und Bandes; 0, wo es klar war.</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE against the reference image</source>
            <translation>RMSE gegen das Referenzbild</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>SSIM against the reference image</source>
            <translation>SSIM gegen das Referenzbild</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Correlation with the reference image</source>
            <translation>Korrelation mit dem Referenzbild</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Skill: 1 - RMSE / RMSE of copying F1</source>
            <translation>Skill: 1 - RMSE / RMSE einer Kopie von F1</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of the prediction, brought to coarse pixels, against C2</source>
            <translation>RMSE der auf Grobpixel gebrachten Vorhersage gegen C2</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Mean spectral angle, radians</source>
            <translation>Mittlerer Spektralwinkel in Radiant</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>ERGAS</source>
            <translation>ERGAS</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>EDGE: strength of the edges</source>
            <translation>EDGE: Stärke der Kanten</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>F1 of the boundaries of classes</source>
            <translation>F1-Maß der Klassengrenzen</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of NDVI</source>
            <translation>RMSE des NDVI</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Overall accuracy of the classes</source>
            <translation>Gesamtgenauigkeit der Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Mean intersection over union of the classes</source>
            <translation>Mittlere Intersection over Union der Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Kappa of the classes</source>
            <translation>Kappa der Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of the second differences of a series</source>
            <translation>RMSE der zweiten Differenzen einer Zeitreihe</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Roughness of a series in time</source>
            <translation>Rauheit einer Zeitreihe</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Look through a series</source>
            <translation>Eine Serie durchsehen</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Says what is there of a series, which image is wrong, and which dates can be filled well.</source>
            <translation>Sagt, was von einer Serie da ist, welches Bild falsch ist und welche Daten sich gut füllen lassen.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>&lt;p&gt;Looks at a few windows of each image and says of every date what is there, how much of it is clear, which references are nearest and how far off a filled image is expected to be. It finds the image whose scale, offset, band order, date or registration is wrong, by what the coarse images and the other dates say.&lt;/p&gt;&lt;p&gt;The time line is a page with all dates to look at; the table has the same for further steps.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sieht sich von jedem Bild einige Ausschnitte an und sagt von jedem Datum, was da ist, wie viel davon klar ist, welche Referenzen am nächsten liegen und wie weit ein gefülltes Bild voraussichtlich daneben liegt. Es findet das Bild, dessen Skala, Versatz, Bandreihenfolge, Datum oder Lage falsch ist, nach dem, was die Grobbilder und die anderen Daten sagen.&lt;/p&gt;&lt;p&gt;Die Zeitleiste ist eine Seite mit allen Daten zum Ansehen; die Tabelle hat dasselbe für weitere Schritte.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>&lt;p&gt;You have forty images of a place from several sources. Before you fill the series, look through it: the page says that the image of one date has another scale than all others, and which dates without a sharp image can be filled well.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben vierzig Bilder eines Ortes aus mehreren Quellen. Bevor Sie die Serie füllen, sehen Sie sie durch: Die Seite sagt, dass das Bild eines Datums eine andere Skala hat als alle anderen, und welche Daten ohne scharfes Bild sich gut füllen lassen.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Number of suspect images</source>
            <translation>Anzahl der verdächtigen Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Suspect images and why</source>
            <translation>Verdächtige Bilder und warum</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Dates that can be filled well</source>
            <translation>Daten, die sich gut füllen lassen</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>The coarse images of the same and of more dates.</source>
            <translation>Die Grobbilder derselben und weiterer Daten.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Time line</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>A page with all dates on a line, the suspect ones marked, and what to make of each.</source>
            <translation>Eine Seite mit allen Daten auf einer Linie, die verdächtigen markiert, und was von jedem zu halten ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Table of the dates</source>
            <translation>Tabelle der Daten</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>A line a date, for further steps.</source>
            <translation>Eine Zeile je Datum, für weitere Schritte.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>All that the sharp images show</source>
            <translation>Alles, was die scharfen Bilder zeigen</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Fills the area that the sharp images show together, where each of them, as a swath or a tile, shows a part. Without it, what most of them show.</source>
            <translation>Füllt das Gebiet, das die scharfen Bilder zusammen zeigen, wo jedes von ihnen, als Streifen oder Kachel, einen Teil zeigt. Sonst das, was die meisten zeigen.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Area to fill</source>
            <translation>Zu füllendes Gebiet</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>A rectangle instead: larger than the sharp images, or a part of them.</source>
            <translation>Stattdessen ein Rechteck: größer als die scharfen Bilder oder ein Teil davon.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Bring swaths to one level</source>
            <translation>Streifen auf ein Niveau bringen</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Of such an area: sharp images that lie higher or lower than those of the other swaths are moved, by what they show in common and by the coarse images. Without it, all stay as they are.</source>
            <translation>In einem solchen Gebiet: Scharfe Bilder, die höher oder tiefer liegen als die der anderen Streifen, werden verschoben, nach dem, was sie gemeinsam zeigen, und nach den groben Bildern. Sonst bleiben alle, wie sie sind.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Layout of the files</source>
            <translation>Aufteilung der Dateien</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>dates: a file for each date. index: beside them also one file for each index and band, with a band for each date.</source>
            <translation>dates: eine Datei für jedes Datum. index: daneben auch eine Datei für jeden Index und jedes Band, mit einem Band für jedes Datum.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend</source>
            <translation>Trend</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>A raster for each index and band with the slope a year (Theil and Sen), the p of Mann and Kendall's test, tau and the number of dates: over all dates, or over the means of the years (yearly). At a pixel the dates count that are observed or fused there.</source>
            <translation>Ein Raster je Index und Band mit der Steigung pro Jahr (Theil und Sen), dem p des Tests von Mann und Kendall, Tau und der Zahl der Daten: über alle Daten (all) oder über die Jahresmittel (yearly). An einem Pixel zählen die Daten, die dort beobachtet oder fusioniert sind.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend of one year</source>
            <translation>Trend eines Jahres</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>The trend over the dates of this year alone.</source>
            <translation>Der Trend nur über die Daten dieses Jahres.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Stores the filled dates smoothed in time, too, beside the filled ones: a curve through the values of each pixel, Whittaker's or Savitzky and Golay's. Observed pixels stay as they are, unless they are not to be kept.</source>
            <translation>Speichert die gefüllten Daten auch zeitlich geglättet, neben den gefüllten: eine Kurve durch die Werte jedes Pixels, nach Whittaker oder nach Savitzky und Golay. Beobachtete Pixel bleiben, wie sie sind, außer wenn sie nicht behalten werden sollen.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend of {name}, a year</source>
            <translation>Trend von {name}, pro Jahr</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Makes the engine's private Python environment, or repairs it; needed once.</source>
            <translation>Legt die eigene Python-Umgebung des Rechenkerns an oder repariert sie; einmal nötig.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>&lt;p&gt;Chronofuse computes in a process of its own, in a private Python environment outside the plugin's folder. This algorithm makes it: {sizes}. QGIS's own Python stays as it is. The proxy of QGIS's own settings is used.&lt;/p&gt;&lt;p&gt;Run again, it repairs what is broken. What a set-up that failed or was cancelled had downloaded is kept for the next one.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Chronofuse rechnet in einem eigenen Prozess, in einer eigenen Python-Umgebung außerhalb des Plugin-Ordners. Dieser Algorithmus legt sie an: {sizes}. Das Python von QGIS bleibt, wie es ist. Der Proxy aus den Einstellungen von QGIS wird benutzt.&lt;/p&gt;&lt;p&gt;Noch einmal gestartet, repariert er, was beschädigt ist. Was eine gescheiterte oder abgebrochene Einrichtung heruntergeladen hat, bleibt für die nächste.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>&lt;p&gt;Run it as it is before the first fusion. Run it again with the training's libraries ticked before the first training.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Starten Sie ihn vor der ersten Fusion, wie er ist. Starten Sie ihn vor dem ersten Training noch einmal und kreuzen Sie dabei die Bibliotheken für das Training an.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>With the training's libraries</source>
            <translation>Mit den Bibliotheken für das Training</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs PyTorch and what else training and fine-tuning need, too: about {size}, or up to {with_cuda} on Linux, where PyTorch brings CUDA.</source>
            <translation>Installiert auch PyTorch und was Training und Nachtraining sonst brauchen: etwa {size}, oder bis zu {with_cuda} unter Linux, wo PyTorch CUDA mitbringt.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>With the libraries for graphics cards</source>
            <translation>Mit den Bibliotheken für Grafikkarten</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs ONNX Runtime for NVIDIA cards in the place of the one for the processor: about {size}, for Linux and Windows.</source>
            <translation>Installiert ONNX Runtime für NVIDIA-Karten anstelle des für den Prozessor: etwa {size}, für Linux und Windows.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs from this folder and downloads nothing: for a machine without internet.</source>
            <translation>Installiert aus diesem Ordner und lädt nichts herunter: für einen Rechner ohne Internet.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The engine's interpreter</source>
            <translation>Der Python-Interpreter des Rechenkerns</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The log of the set-up</source>
            <translation>Das Protokoll der Einrichtung</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The log: {path}</source>
            <translation>Das Protokoll: {path}</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>RMSE on what was held out, as a share of the baseline delta's</source>
            <translation>RMSE auf dem Zurückgehaltenen, als Anteil an dem des Vergleichsverfahrens delta</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>RMSE on what was held out, as a share of that of the method of series that is corrected</source>
            <translation>RMSE auf dem Zurückgehaltenen, als Anteil an dem des Serienverfahrens, das berichtigt wird</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>The step whose weights were kept</source>
            <translation>Der Schritt, dessen Gewichte behalten wurden</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>How many steps were trained</source>
            <translation>Wie viele Schritte trainiert wurde</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Train or fine-tune a network</source>
            <translation>Ein Netz trainieren oder nachtrainieren</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Trains a network on your own images; a few minutes are enough to fit a model to your region.</source>
            <translation>Trainiert ein Netz mit Ihren eigenen Bildern; wenige Minuten genügen, um ein Modell an Ihre Region anzupassen.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>&lt;p&gt;A network that was trained elsewhere may fail in your region. Fine-tuning fits it to your own images: choose the &lt;i&gt;Model to begin with&lt;/i&gt; and a folder with sharp images of at least two dates. A few minutes on an ordinary computer do. The new model gets a name, and appears in the list of methods of &lt;i&gt;Fuse&lt;/i&gt; from then on.&lt;/p&gt;&lt;p&gt;The folder holds images called fine_2024-07-01.tif, or a folder of such images for each place. Coarse images of the same days, called coarse_2024-07-01.tif, are learnt from where there are any; otherwise they are simulated.&lt;/p&gt;&lt;p&gt;Some of the places are held out: how well their images are predicted decides which weights are kept, and is written into the model's card. A single place is parted into upper and lower rows for it.&lt;/p&gt;&lt;p&gt;A training needs PyTorch: run &lt;i&gt;Set up the engine&lt;/i&gt; with the training's libraries once. A training that was cancelled is kept and can be resumed.&lt;/p&gt;&lt;p&gt;With &lt;i&gt;series&lt;/i&gt; a network is trained that corrects what &lt;i&gt;Fill a series&lt;/i&gt; gives. It needs images of three dates at least, better of a year, and appears among the methods of &lt;i&gt;Fill a series&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;With &lt;i&gt;self&lt;/i&gt; a network learns from the very scene that is to be predicted, at its coarse scale: choose F1, C1 and C2, and no folder. It wants a scene of at least 72 x 32 coarse pixels, and the new model is for that scene alone.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Ein Netz, das anderswo trainiert wurde, kann in Ihrer Region versagen. Nachtrainieren passt es an Ihre eigenen Bilder an: Wählen Sie das &lt;i&gt;Ausgangsmodell&lt;/i&gt; und einen Ordner mit scharfen Bildern von mindestens zwei Tagen. Wenige Minuten auf einem gewöhnlichen Rechner genügen. Das neue Modell bekommt einen Namen und steht von da an in der Liste der Verfahren von &lt;i&gt;Fusionieren&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Der Ordner enthält Bilder namens fine_2024-07-01.tif, oder einen Ordner solcher Bilder für jeden Ort. Aus Grobbildern derselben Tage namens coarse_2024-07-01.tif wird gelernt, wo es welche gibt; sonst werden sie simuliert.&lt;/p&gt;&lt;p&gt;Einige der Orte werden zurückgehalten: Wie gut ihre Bilder vorhergesagt werden, entscheidet, welche Gewichte behalten werden, und wird in die Karte des Modells geschrieben. Ein einziger Ort wird dafür in obere und untere Zeilen geteilt.&lt;/p&gt;&lt;p&gt;Ein Training braucht PyTorch: Führen Sie einmal &lt;i&gt;Rechenkern einrichten&lt;/i&gt; mit den Bibliotheken für das Training aus. Ein abgebrochenes Training bleibt erhalten und kann fortgesetzt werden.&lt;/p&gt;&lt;p&gt;Mit &lt;i&gt;series&lt;/i&gt; wird ein Netz trainiert, das berichtigt, was &lt;i&gt;Eine Serie füllen&lt;/i&gt; gibt. Es braucht Bilder von mindestens drei Daten, besser eines Jahres, und erscheint bei den Verfahren von &lt;i&gt;Eine Serie füllen&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Mit &lt;i&gt;self&lt;/i&gt; lernt ein Netz aus eben der Szene, die vorhergesagt werden soll, in ihrer groben Auflösung: Wählen Sie F1, C1 und C2 und keinen Ordner. Die Szene muss mindestens 72 x 32 grobe Pixel haben, und das neue Modell ist für diese Szene allein.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>&lt;p&gt;The folder &lt;i&gt;mylake&lt;/i&gt; holds fine_2024-04-12.tif and fine_2024-07-01.tif. Choose it, choose &lt;i&gt;edcstfn&lt;/i&gt; as the model to begin with, and run: five minutes later &lt;i&gt;edcstfn-mylake&lt;/i&gt; is in the list of methods.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Der Ordner &lt;i&gt;mylake&lt;/i&gt; enthält fine_2024-04-12.tif und fine_2024-07-01.tif. Wählen Sie ihn, wählen Sie &lt;i&gt;edcstfn&lt;/i&gt; als Ausgangsmodell und starten Sie: Fünf Minuten später steht &lt;i&gt;edcstfn-mylake&lt;/i&gt; in der Liste der Verfahren.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>The new model file</source>
            <translation>Die neue Modelldatei</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Its name in the list of methods</source>
            <translation>Sein Name in der Liste der Verfahren</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Overall accuracy on what was held out</source>
            <translation>Gesamtgenauigkeit auf dem Zurückgehaltenen</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Mean F1 of the classes</source>
            <translation>Mittleres F1 der Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Mean IoU of the classes</source>
            <translation>Mittlere IoU der Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Kappa</source>
            <translation>Kappa</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Learns the classes of points or polygons from images and a series.</source>
            <translation>Lernt die Klassen von Punkten oder Polygonen aus Bildern und einer Serie.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>&lt;p&gt;Give images, a series or both, and points or polygons with a field of classes. The model that comes out maps these classes with &lt;i&gt;Map land cover&lt;/i&gt;, here or in another year.&lt;/p&gt;&lt;p&gt;Whole polygons, blocks or the values of a field are held out, never single pixels: the report says how right the model is on what it has not seen, class by class, what each input brings, and at which points a label would help most.&lt;/p&gt;&lt;p&gt;It needs the training's libraries: run &lt;i&gt;Set up the engine&lt;/i&gt; with them once.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Geben Sie Bilder, eine Serie oder beides an, und Punkte oder Polygone mit einem Feld der Klassen. Das Modell, das herauskommt, kartiert diese Klassen mit &lt;i&gt;Landbedeckung kartieren&lt;/i&gt;, hier oder in einem anderen Jahr.&lt;/p&gt;&lt;p&gt;Zurückgehalten werden ganze Polygone, Blöcke oder die Werte eines Feldes, nie einzelne Pixel: Der Bericht sagt, wie richtig das Modell auf dem ist, was es nicht gesehen hat, Klasse für Klasse, was jede Eingabe beiträgt und an welchen Punkten eine Klasse am meisten helfen würde.&lt;/p&gt;&lt;p&gt;Es braucht die Bibliotheken für das Training: Führen Sie mit ihnen einmal &lt;i&gt;Rechenkern einrichten&lt;/i&gt; aus.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a year of images and drawn some thirty fields of each crop. Give the folder of the series, the layer with the fields and the field with the crop: a minute later the report says which crops are told apart, and the model is in the list of &lt;i&gt;Map land cover&lt;/i&gt;.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Sie haben ein Jahr von Bildern gefüllt und etwa dreißig Äcker jeder Feldfrucht gezeichnet. Geben Sie den Ordner der Serie, den Layer mit den Äckern und das Feld mit der Frucht an: Eine Minute später sagt der Bericht, welche Früchte sich unterscheiden lassen, und das Modell steht in der Liste von &lt;i&gt;Landbedeckung kartieren&lt;/i&gt;.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Its name in the list of models</source>
            <translation>Sein Name in der Liste der Modelle</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points or polygons whose class is known, in any coordinate reference system.</source>
            <translation>Punkte oder Polygone bekannter Klasse, in beliebigem Koordinatenbezugssystem.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>forest: a random forest, pixel by pixel, in seconds; try it first. sequence: networks that know the order of a series' dates. unet, unet++, attention-unet, pyramid, multibranch: networks that see the ground around a pixel, too. conv3d, convlstm, convgru, attention, window: the same on each date of a series. stsnet, unet+bilstm: networks that join images with a series of larger pixels.</source>
            <translation>forest: ein Random Forest, Pixel für Pixel, in Sekunden; versuchen Sie ihn zuerst. sequence: Netze, die die Reihenfolge der Tage einer Serie kennen. unet, unet++, attention-unet, pyramid, multibranch: Netze, die auch den Boden um ein Pixel sehen. conv3d, convlstm, convgru, attention, window: dasselbe an jedem Tag einer Serie. stsnet, unet+bilstm: Netze, die Bilder mit einer Serie größerer Pixel verbinden.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Held out together</source>
            <translation>Gemeinsam zurückgehalten</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>What the model is tried on is never beside what it has learnt from: whole polygons, square blocks, or all samples with one value of a field. auto: polygons, and blocks where samples are points.</source>
            <translation>Woran das Modell geprüft wird, liegt nie neben dem, woraus es gelernt hat: ganze Polygone, quadratische Blöcke oder alle Proben mit einem Wert eines Feldes. auto: Polygone, und Blöcke, wo Proben Punkte sind.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Minutes</source>
            <translation>Minuten</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest or a sequence: for trying what each input brings; left out, all are tried. Of the other networks: for each training, one and another for each part; left out, {minutes}.</source>
            <translation>Bei forest und sequence: um zu prüfen, was jede Eingabe beiträgt; ohne Angabe werden alle geprüft. Bei den anderen Netzen: für jedes Training, eines und je Teil noch eines; ohne Angabe {minutes}.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Name of the model</source>
            <translation>Name des Modells</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Lower-case letters, digits and dashes; left out, it is made of the samples' name.</source>
            <translation>Kleinbuchstaben, Ziffern und Striche; ohne Angabe aus dem Namen der Proben.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Field to hold out by</source>
            <translation>Feld zum Zurückhalten</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>For example the farm, the region or the year of a sample.</source>
            <translation>Zum Beispiel der Betrieb, die Region oder das Jahr einer Probe.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Side of a block</source>
            <translation>Seite eines Blocks</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In units of the images' coordinates; left out, a tenth of the samples' extent.</source>
            <translation>In Einheiten der Koordinaten der Bilder; ohne Angabe ein Zehntel der Ausdehnung der Proben.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In so many parts the samples are held out; two parts of blocks are a checkerboard.</source>
            <translation>In so vielen Teilen werden die Proben zurückgehalten; zwei Teile von Blöcken sind ein Schachbrett.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Raster of classes</source>
            <translation>Raster von Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In the place of the samples: each of its pixels is one.</source>
            <translation>Anstelle der Proben: Jedes seiner Pixel ist eine.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Model of another place</source>
            <translation>Modell eines anderen Ortes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>The name or the file of a land-cover model (forest, sequence) of another place or year. What it has learnt from is learnt along, and each of a few samples of this place counts three times; its classes, its days and what it does about missing values are taken.</source>
            <translation>Der Name oder die Datei eines Modells der Landbedeckung (forest, sequence) eines anderen Ortes oder Jahres. Woraus es gelernt hat, wird mitgelernt, und von wenigen Stichproben dieses Ortes zählt jede dreifach; seine Klassen, seine Tage und sein Umgang mit fehlenden Werten werden übernommen.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Missing values</source>
            <translation>Fehlende Werte</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>time: a series is filled from the dates before and after, and a pixel that lacks anything else has no class; median: the median of the samples stands for what is missing.</source>
            <translation>time: Eine Serie wird aus den Daten davor und danach gefüllt, und ein Pixel, dem sonst etwas fehlt, hat keine Klasse; median: Der Median der Proben steht für das Fehlende.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Days between two looks</source>
            <translation>Tage zwischen zwei Blicken</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>At a series; left out, its own dates are taken.</source>
            <translation>Auf eine Serie; ohne Angabe werden ihre eigenen Daten genommen.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Trees</source>
            <translation>Bäume</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest; more are slower and seldom better.</source>
            <translation>Eines Forests; mehr sind langsamer und selten besser.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Depth</source>
            <translation>Tiefe</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest: steps down a tree at most.</source>
            <translation>Eines Forests: höchstens so viele Schritte einen Baum hinab.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Samples in a leaf</source>
            <translation>Proben in einem Blatt</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest, at least.</source>
            <translation>Eines Forests, mindestens.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a sequence: how many are trained; the map takes their mean.</source>
            <translation>Bei sequence: wie viele trainiert werden; die Karte nimmt ihr Mittel.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a sequence: how often each sees all samples, of few.</source>
            <translation>Bei sequence: wie oft jedes alle Stichproben sieht, wenn es wenige sind.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of the other networks: so many of training, in the place of minutes.</source>
            <translation>Bei den anderen Netzen: so viele des Trainings, anstelle der Minuten.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Image and series joined by</source>
            <translation>Bild und Serie verbunden durch</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of stsnet and unet+bilstm. alpha: the series counts by the ratio of the pixel sizes; concat: both side by side; cross: the image asks the series around; gate: a gate lets the series in; separate: a convolution of each first; squeeze: both weighed by their means; sum-product-max: the sum, the product and the greater of both.</source>
            <translation>Von stsnet und unet+bilstm. alpha: die Serie zählt nach dem Verhältnis der Pixelgrößen; concat: beide nebeneinander; cross: das Bild befragt die Serie ringsum; gate: ein Tor lässt die Serie ein; separate: zuerst je eine Faltung; squeeze: beide nach ihren Mitteln gewichtet; sum-product-max: Summe, Produkt und das Größere von beiden.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points to label next</source>
            <translation>Nächste zu bestimmende Punkte</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>How many are looked for.</source>
            <translation>Wie viele gesucht werden.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Resume an unfinished training</source>
            <translation>Unfertiges Training fortsetzen</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a network for tiles: goes on from the last checkpoint of the training of this name, if it was cancelled, failed or lost its power. Images, samples and settings must be those of that training.</source>
            <translation>Bei einem Netz für Kacheln: setzt am letzten Sicherungspunkt des Trainings dieses Namens fort, falls es abgebrochen wurde, scheiterte oder der Strom ausfiel. Bilder, Stichproben und Einstellungen müssen die jenes Trainings sein.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Models (*.onnx)</source>
            <translation>Modelle (*.onnx)</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Left out, the model is among your own and in the list of 'Map land cover'.</source>
            <translation>Ohne Angabe liegt das Modell bei Ihren eigenen und steht in der Liste von 'Landbedeckung kartieren'.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Where to label next</source>
            <translation>Wo als Nächstes zu bestimmen ist</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points at which the classes are most in doubt: a label there helps most.</source>
            <translation>Punkte, an denen die Klassen am zweifelhaftesten sind: Dort hilft eine Bestimmung am meisten.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>How right the model is on what was held out, and what each input brings.</source>
            <translation>Wie richtig das Modell auf dem Zurückgehaltenen ist und was jede Eingabe beiträgt.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>What the network is for</source>
            <translation>Wofür das Netz ist</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>pairs: a date from one or two pairs, as a method of Fuse; series: a date of a series, as a method of Fill a series; self: the scene that is to be predicted, which it learns from by itself.</source>
            <translation>pairs: ein Datum aus einem oder zwei Paaren, als Verfahren von „Fusionieren“; series: ein Datum einer Serie, als Verfahren von „Eine Serie füllen“; self: die Szene, die vorhergesagt werden soll; aus ihr lernt das Netz von selbst.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Folder of dated images</source>
            <translation>Ordner datierter Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Sharp images of one place called fine_2024-07-01.tif, at least two dates; or a folder of them for each place. Coarse images called coarse_2024-07-01.tif may lie beside them. Left empty for self.</source>
            <translation>Scharfe Bilder Bei self bleibt das Feld leer.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Model to begin with</source>
            <translation>Ausgangsmodell</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The model to fine-tune. Left empty, a network is trained from nothing, which takes longer and needs images of several places.</source>
            <translation>Das Modell, das nachtrainiert wird. Leer gelassen, wird ein Netz von Grund auf trainiert, was länger dauert und Bilder mehrerer Orte braucht.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Which network to train from nothing; left empty, Chronofuse's own. A model to begin with brings its own.</source>
            <translation>Welches Netz von Grund auf trainiert wird; leer gelassen, das von Chronofuse. Ein Ausgangsmodell bringt seines mit.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Name of the new model</source>
            <translation>Name des neuen Modells</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>In lower-case letters, digits and dashes; left empty, it is made of those of model and folder.</source>
            <translation>In Kleinbuchstaben, Ziffern und Bindestrichen; leer gelassen, wird er aus denen von Modell und Ordner gebildet.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: fine image, F1</source>
            <translation>Self: scharfes Bild, F1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The sharp image of the reference date.</source>
            <translation>Das scharfe Bild des Referenzdatums.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: coarse image, C1</source>
            <translation>Self: grobes Bild, C1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Of the reference date.</source>
            <translation>Vom Referenzdatum.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: coarse image of the target date, C2</source>
            <translation>Self: grobes Bild des Zieldatums, C2</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Of the date that is to be predicted. C1 and C2 are averaged once more, and how C2 comes of that is learnt: no sharp image of another date is needed.</source>
            <translation>Vom Datum, das vorhergesagt werden soll. C1 und C2 werden noch einmal gemittelt, und gelernt wird, wie daraus C2 entsteht: Ein scharfes Bild eines weiteren Datums ist nicht nötig.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Real ones where the folders have them on two dates, simulated ones, or both. Simulated ones have the errors of many sensors, real ones those of yours.</source>
            <translation>Echte, wo die Ordner sie von zwei Tagen haben, simulierte oder beides. Simulierte haben die Fehler vieler Sensoren, echte die Ihrer eigenen.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Places to validate on</source>
            <translation>Orte zum Validieren</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Names of folders, separated by commas, that are not learnt from; left empty, about a quarter of them is chosen.</source>
            <translation>Namen von Ordnern, durch Kommas getrennt, aus denen nicht gelernt wird; leer gelassen, wird etwa ein Viertel gewählt.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Minutes of training</source>
            <translation>Minuten des Trainings</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How long to train, beside the preparation of the images; left empty, 5 for a model to begin with and 25 from nothing. It ends earlier when nothing gets better any more.</source>
            <translation>Wie lange trainiert wird, neben der Vorbereitung der Bilder; leer gelassen, 5 für ein Ausgangsmodell und 25 von Grund auf. Es endet früher, wenn nichts mehr besser wird.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Where to train; auto takes a graphics card where there is one.</source>
            <translation>Wo trainiert wird; auto nimmt eine Grafikkarte, wo es eine gibt.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>PNG files (*.png)</source>
            <translation>PNG-Dateien (*.png)</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>A picture of how the error fell during the training.</source>
            <translation>Ein Bild davon, wie der Fehler während des Trainings gefallen ist.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: module over time</source>
            <translation>Serie: Modul über die Zeit</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How the network looks over the dates of a series; left empty, attention.</source>
            <translation>Wie das Netz über die Daten einer Serie schaut; leer gelassen, attention.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: method that is corrected</source>
            <translation>Serie: Verfahren, das berichtigt wird</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The method of Fill a series whose values the network corrects; left empty, kriging.</source>
            <translation>Das Verfahren von „Eine Serie füllen“, dessen Werte das Netz berichtigt; leer gelassen, kriging.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: invented years</source>
            <translation>Serie: erfundene Jahre</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>So many years of invented fields are learnt from as well; left empty, none.</source>
            <translation>Auch aus so vielen Jahren erfundener Felder wird gelernt; leer gelassen, aus keinem.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Model file or checkpoint to begin with</source>
            <translation>Modelldatei oder Checkpoint als Ausgang</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>A model file (.onnx) or a checkpoint (.safetensors, .pt); it takes the place of the model chosen above.</source>
            <translation>Eine Modelldatei (.onnx) oder ein Checkpoint (.safetensors, .pt); tritt an die Stelle des oben gewählten Modells.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Ratio of real coarse images</source>
            <translation>Verhältnis echter Grobbilder</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Coarse pixel size / fine pixel size; only where the coarse images were resampled to the fine pixel size.</source>
            <translation>Pixelgröße grob / Pixelgröße fein; nur wo die Grobbilder auf die feine Pixelgröße umgerechnet sind.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Steps of training</source>
            <translation>Schritte des Trainings</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Instead of minutes: the same number of steps gives the same model on the same computer.</source>
            <translation>Anstelle von Minuten: Gleich viele Schritte ergeben auf demselben Rechner dasselbe Modell.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Scenes to learn from</source>
            <translation>Szenen, aus denen gelernt wird</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How many pieces of the images are prepared; left empty, what suits the time.</source>
            <translation>Wie viele Stücke der Bilder vorbereitet werden; leer gelassen, was zur Zeit passt.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Validations without progress</source>
            <translation>Validierungen ohne Fortschritt</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>After so many validations that found nothing better the training ends; left empty, 8; 0 is never.</source>
            <translation>Nach so vielen Validierungen, die nichts Besseres fanden, endet das Training; leer gelassen, 8; 0 heißt nie.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Further terms of the loss</source>
            <translation>Weitere Terme der Verlustfunktion</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>What is learnt for beside near values: angles of spectra, structure at several scales, wavelet coefficients; degradation: the mean of each coarse pixel as C2 says; cycle: back to F1, in twice the time; consistency: three dates that add up, in three times the time.</source>
            <translation>Worauf neben nahen Werten gelernt wird: Winkel der Spektren, Struktur auf mehreren Skalen, Wavelet-Koeffizienten; degradation: das Mittel jedes groben Pixels, wie C2 es sagt; cycle: zurück zu F1, in der doppelten Zeit; consistency: drei Daten, deren Änderungen sich addieren, in der dreifachen Zeit.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Share of crossed pairs</source>
            <translation>Anteil gekreuzter Paare</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>0 to 1: so many of the cases have a C1 of another date than F1, so that a later fusion depends less on a C1 of F1's day. It needs images of three dates; left empty, 0.</source>
            <translation>0 bis 1: So viele der Fälle haben ein C1 eines anderen Datums als F1, damit eine spätere Fusion weniger von einem C1 des Tages von F1 abhängt. Es braucht Bilder von drei Daten; leer gelassen 0.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Share of replayed landscapes</source>
            <translation>Anteil erzeugter Landschaften</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>0 to 0.9, for a model to begin with: so many of the batches are of generated landscapes, so that the model forgets less of what it knew; left empty, 0.</source>
            <translation>0 bis 0,9, für ein Modell, mit dem begonnen wird: So viele der Stapel sind von erzeugten Landschaften, damit das Modell weniger von dem vergisst, was es wusste; leer gelassen 0.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Meta-learning: steps on each place</source>
            <translation>Meta-Lernen: Schritte an jedem Ort</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>2 to 100, such as 5: the network learns place by place, so that a later training that begins with it may gain more from few images. It needs two places to learn from; left empty, all places are mixed.</source>
            <translation>2 bis 100, etwa 5: Das Netz lernt Ort für Ort, damit ein späteres Training, das mit ihm beginnt, aus wenigen Bildern mehr gewinnen kann. Es braucht zwei Orte zum Lernen; leer gelassen werden alle Orte gemischt.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Options of the network</source>
            <translation>Optionen des Netzes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>As JSON, such as the guide lists them for each network (days lets twostream see the days between the dates); left empty, the network's own.</source>
            <translation>Als JSON, wie das Handbuch sie für jedes Netz aufführt (mit days sieht twostream die Tage zwischen den Daten); leer gelassen die des Netzes selbst.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The highest one; left empty, 0.0002 for a model to begin with and 0.001 from nothing.</source>
            <translation>Die höchste; leer gelassen, 0,0002 für ein Ausgangsmodell und 0,001 von Grund auf.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Decides what is drawn at random; left empty, 1.</source>
            <translation>Entscheidet, was zufällig gezogen wird; leer gelassen, 1.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Goes on from the last checkpoint of the training of this name, if it was cancelled, failed or lost its power. The folder and the settings must be those of that training.</source>
            <translation>Macht nach dem letzten Checkpoint des Trainings dieses Namens weiter, wenn es abgebrochen wurde, scheiterte oder den Strom verlor. Ordner und Einstellungen müssen die jenes Trainings sein.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Overwrite an existing model</source>
            <translation>Vorhandenes Modell überschreiben</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Without it, a name that a model or a training has already is refused.</source>
            <translation>Sonst wird ein Name, den ein Modell oder ein Training schon hat, abgelehnt.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>One raster, with or without a date; or several layers in the place of a folder, or beside it.</source>
            <translation>Ein Raster, mit oder ohne Datum; oder mehrere Layer anstelle eines Ordners oder neben ihm.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>A folder with an image for each date, also the one that 'Fill a series' made; masks beside the images are used.</source>
            <translation>Ein Ordner mit einem Bild je Termin, auch der von „Eine Serie füllen“; Masken neben den Bildern werden benutzt.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Raster or images</source>
            <translation>Raster oder Bilder</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes.</source>
            <translation>water nimmt MNDWI (green und swir1), sonst NDWI (green und nir), sonst Radar, je nach den Kanälen; mndwi, ndwi, vv und vh sagen, was; class ist für Klassenraster.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes; value follows a value of a band.</source>
            <translation>water nimmt MNDWI (green und swir1), sonst NDWI (green und nir), sonst Radar, je nach den Kanälen; mndwi, ndwi, vv und vh sagen, was; class ist für Klassenraster; value folgt einem Wert eines Kanals.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>From which value on there is water: of the index, of radar in decibels (below it), or of the band. Left out, it is found in each scene.</source>
            <translation>Ab welchem Wert es Wasser ist: des Index, des Radars in Dezibel (darunter) oder des Kanals. Ohne Angabe wird er in jeder Szene gesucht.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Of rule class: codes with commas between them. Left out, all of them.</source>
            <translation>Zur Regel class: Codes mit Kommas dazwischen. Ohne Angabe alle.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Smoothing (pixels)</source>
            <translation>Glättung (Pixel)</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Deviation of the filter before outlines are drawn. Left out, 1 for radar and classes, else none.</source>
            <translation>Streuung des Filters, bevor Umrisse gezeichnet werden. Ohne Angabe 1 für Radar und Klassen, sonst keine.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, those that the rule suits best.</source>
            <translation>Was die Namen der Dateien gemeinsam haben (sentinel2) oder ein Muster („LC08*“), wo ein Ordner mehrere Sensoren enthält. Ohne Angabe die, zu denen die Regel am besten passt.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Of a raster of classes or values; left out, the first.</source>
            <translation>Eines Rasters von Klassen oder Werten; ohne Angabe der erste.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Rows or pixels that are read at once. The result is the same.</source>
            <translation>Zeilen oder Pixel, die auf einmal gelesen werden. Das Ergebnis ist dasselbe.</translation>
        </message>
        <message>
            <extracomment>scripts/graph_building.py</extracomment>
            <source>The coarse image of about the same date.</source>
            <translation>Das Grobbild von etwa demselben Tag.</translation>
        </message>
        <message>
            <extracomment>scripts/graph_building.py</extracomment>
            <source>How to predict; the help of Fuse says what each method is.</source>
            <translation>Wie vorhergesagt wird; die Hilfe von Fusionieren sagt, was jedes Verfahren ist.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>True image of the target date</source>
            <translation>Wahres Bild des Zieldatums</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>The sharp image of the date to predict. It is measured against, never used to predict.</source>
            <translation>Das scharfe Bild des Zieldatums. Daran wird gemessen, nie damit vorhergesagt.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Fuse and mark vegetation</source>
            <translation>Fusionieren und Vegetation markieren</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is above the threshold.</source>
            <translation>Sagt das scharfe Bild des Zieldatums vorher, bildet dessen NDVI und markiert die Pixel, deren NDVI über der Schwelle liegt.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is above the threshold: 1 above, 0 below, nodata where nothing could be predicted. The images need a red and a near infrared band.</source>
            <translation>Sagt das scharfe Bild des Zieldatums vorher, bildet dessen NDVI und markiert die Pixel, deren NDVI über der Schwelle liegt: 1 darüber, 0 darunter, Nodata, wo nichts vorhergesagt werden konnte. Die Bilder brauchen einen roten Kanal und einen im nahen Infrarot.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>NDVI threshold</source>
            <translation>NDVI-Schwelle</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>NDVI above which a pixel counts as vegetated.</source>
            <translation>NDVI, über dem ein Pixel als bewachsen gilt.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Mark what is above the threshold</source>
            <translation>Markieren, was über der Schwelle liegt</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Vegetated pixels</source>
            <translation>Bewachsene Pixel</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Fuse and assess</source>
            <translation>Fusionieren und bewerten</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and measures it against the true one, which it does not see.</source>
            <translation>Sagt das scharfe Bild des Zieldatums vorher und misst es am wahren, das es nicht sieht.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and measures it against the true one, which it does not see: the figures as a table, and the report to read.</source>
            <translation>Sagt das scharfe Bild des Zieldatums vorher und misst es am wahren, das es nicht sieht: die Kennzahlen als Tabelle und der Bericht zum Lesen.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fuse and draw the shores</source>
            <translation>Fusionieren und Ufer zeichnen</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and draws the outlines of its water.</source>
            <translation>Sagt das scharfe Bild des Zieldatums vorher und zeichnet die Umrisse seines Wassers.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and draws the outlines of its water, as polygons and lines: how far a flood reached on a day on which only a coarse image was taken. The images need a green band and one of the near or short-wave infrared.</source>
            <translation>Sagt das scharfe Bild des Zieldatums vorher und zeichnet die Umrisse seines Wassers als Polygone und Linien: wie weit ein Hochwasser an einem Tag reichte, an dem nur ein grobes Bild aufgenommen wurde. Die Bilder brauchen einen grünen Kanal und einen des nahen oder kurzwelligen Infrarots.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>What is water; the help of Boundaries says what each rule is.</source>
            <translation>Was Wasser ist; die Hilfe von Grenzen sagt, was jede Regel ist.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Smaller waters are left out. Left out, it is the area of four pixels.</source>
            <translation>Kleinere Gewässer werden weggelassen. Ohne Angabe ist es die Fläche von vier Pixeln.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Water</source>
            <translation>Wasser</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fill a series and follow the water</source>
            <translation>Eine Serie füllen und dem Wasser folgen</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fills a series without gaps, and tells how often, when and how long there is water.</source>
            <translation>Füllt eine Serie ohne Lücken und sagt, wie oft, wann und wie lange dort Wasser ist.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Makes the sharp image of each date of a series, without gaps, and tells of each pixel how often, when and how long there is water, and of each date how much. With a raster of heights it tells the level of the water, too.</source>
            <translation>Macht das scharfe Bild jedes Datums einer Serie, ohne Lücken, und sagt für jedes Pixel, wie oft, wann und wie lange dort Wasser ist, und für jedes Datum, wie viel. Mit einem Raster der Höhen sagt es auch den Wasserstand.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>A flood is followed as closely as there are dates.</source>
            <translation>Einem Hochwasser wird so genau gefolgt, wie es Daten gibt.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>As 2024-07-01; left out, there is no limit.</source>
            <translation>Wie 2024-07-01; ohne Angabe gibt es keine Grenze.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Heights in metres: those along the shore tell the level of the water.</source>
            <translation>Höhen in Metern: die entlang des Ufers sagen den Wasserstand.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fill, map two dates and explain the change</source>
            <translation>Füllen, zwei Daten kartieren und die Änderung erklären</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fills a series on two dates, maps the land cover of both, and asks what the change goes with.</source>
            <translation>Füllt eine Serie an zwei Daten, kartiert die Landbedeckung beider und fragt, womit die Änderung einhergeht.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Makes the sharp image of two dates of a series, without gaps, maps the classes of both by a land-cover model of yours, tells which class became which, and asks which of the factors the change goes with. The model is one that was learnt from an image of the same bands.</source>
            <translation>Macht das scharfe Bild zweier Daten einer Serie, ohne Lücken, kartiert die Klassen beider mit einem Ihrer Landbedeckungsmodelle, sagt, welche Klasse welche wurde, und fragt, mit welchen der Faktoren die Änderung einhergeht. Das Modell ist eines, das aus einem Bild derselben Kanäle gelernt hat.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Date before</source>
            <translation>Datum davor</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Date after</source>
            <translation>Datum danach</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>As 2024-07-01.</source>
            <translation>Wie 2024-07-01.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land-cover model</source>
            <translation>Landbedeckungsmodell</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>The name of a model of yours, or its file.</source>
            <translation>Der Name eines Ihrer Modelle oder seine Datei.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>What may explain the change: heights, distances, soils.</source>
            <translation>Was die Änderung erklären kann: Höhen, Entfernungen, Böden.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Map the date before</source>
            <translation>Das Datum davor kartieren</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land cover before</source>
            <translation>Landbedeckung davor</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Map the date after</source>
            <translation>Das Datum danach kartieren</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land cover after</source>
            <translation>Landbedeckung danach</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Sharp and coarse images together, with masks beside them.</source>
            <translation>Scharfe und grobe Bilder zusammen, mit Masken daneben.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Changed pixels</source>
            <translation>Geänderte Pixel</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>bands {bands}</source>
            <translation>Kanäle {bands}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>starts from {methods}</source>
            <translation>geht aus von {methods}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>built in</source>
            <translation>eingebaut</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>bundled</source>
            <translation>mitgeliefert</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>your own</source>
            <translation>Ihr eigenes</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {share} of delta's on places held out, {tested} on {cases} test cases</source>
            <translation>RMSE {share} dessen von delta an zurückgehaltenen Orten, {tested} in {cases} Testfällen</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {share} of delta's on places held out</source>
            <translation>RMSE {share} dessen von delta an zurückgehaltenen Orten</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {tested} of delta's on {cases} test cases</source>
            <translation>RMSE {tested} dessen von delta in {cases} Testfällen</translation>
        </message>
        <message>
            <extracomment>models/catalogue: copy</extracomment>
            <source>Copy of F1</source>
            <translation>Kopie von F1</translation>
        </message>
        <message>
            <extracomment>models/catalogue: copy</extracomment>
            <source>The reference image unchanged: what you have without fusion.</source>
            <translation>Das unveränderte Referenzbild: was man ohne Fusion hat.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta</extracomment>
            <source>Delta (F1 + coarse change)</source>
            <translation>Delta (F1 + grobe Änderung)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta</extracomment>
            <source>Adds the bicubic coarse change C2 - C1 to the reference image.</source>
            <translation>Addiert die bikubisch interpolierte grobe Änderung C2 - C1 zum Referenzbild.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta-gain</extracomment>
            <source>Delta with gain</source>
            <translation>Delta mit Verstärkung</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta-gain</extracomment>
            <source>Delta after the coarse sensor was fitted to the fine one by a regression per band.</source>
            <translation>Delta, nachdem der grobe Sensor je Kanal durch eine Regression an den feinen angepasst wurde.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: upsample</extracomment>
            <source>Upsampled C2</source>
            <translation>C2, interpoliert</translation>
        </message>
        <message>
            <extracomment>models/catalogue: upsample</extracomment>
            <source>The coarse image of the target date brought to fine pixels by bicubic resampling.</source>
            <translation>Das Grobbild des Zieldatums, bikubisch auf Feinpixel gebracht.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Extreme learning machine</source>
            <translation>Extreme Learning Machine</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Learns the change from your own two pairs in seconds: random hidden units, and weights by least squares.</source>
            <translation>Lernt die Änderung in Sekunden aus den eigenen zwei Paaren: zufällige verborgene Einheiten, Gewichte nach kleinsten Quadraten.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Units</source>
            <translation>Einheiten</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Number of random hidden units; with 0 it is a plain linear regression.</source>
            <translation>Zahl der zufälligen verborgenen Einheiten; mit 0 ist es eine einfache lineare Regression.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Features</source>
            <translation>Merkmale</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>What it sees of the fine image around a pixel: the 3 x 3 neighbours, or Haar's details of 2, 4 and 8 pixels.</source>
            <translation>Was es vom feinen Bild um ein Pixel sieht: die 3 x 3 Nachbarn oder Haars Details über 2, 4 und 8 Pixel.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Pixels</source>
            <translation>Pixel</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>About how many pixels it learns from.</source>
            <translation>Aus etwa wie vielen Pixeln es lernt.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>ESTARFM</source>
            <translation>ESTARFM</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Turns the coarse change of similar neighbours in a 51-pixel window into a fine one by regression; needs two pairs.</source>
            <translation>Macht aus der groben Änderung ähnlicher Nachbarn in einem Fenster von 51 Pixeln durch Regression eine feine; braucht zwei Bildpaare.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Side of the window, in fine pixels; an even one counts as the next odd one.</source>
            <translation>Seite des Fensters in Feinpixeln; eine gerade Zahl zählt als die nächste ungerade.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Expected number of land-cover classes; more make neighbours count as similar only if they differ less.</source>
            <translation>Erwartete Zahl der Landbedeckungsklassen; mit mehr Klassen gelten Nachbarn nur als ähnlich, wenn sie sich weniger unterscheiden.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Least change between the coarse dates from which the conversion coefficient is taken, in reflectance.</source>
            <translation>Kleinste Änderung zwischen den groben Daten, ab der der Umrechnungskoeffizient benutzt wird, als Reflexionsgrad.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Fit-FC</source>
            <translation>Fit-FC</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Fits a line between the coarse images around each coarse pixel; strong when the change is a gain, tolerant of misregistration, smooth.</source>
            <translation>Legt um jedes Grobpixel eine Gerade zwischen die Grobbilder; stark, wenn die Änderung eine Verstärkung ist, tolerant gegen Verschiebung, glatt.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Side of the window in which similar pixels are looked for, in fine pixels; an even number counts as the next odd one.</source>
            <translation>Seite des Fensters, in dem ähnliche Pixel gesucht werden, in Feinpixeln; eine gerade Zahl zählt als die nächste ungerade.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Similar</source>
            <translation>Ähnliche</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>How many similar pixels are averaged.</source>
            <translation>Wie viele ähnliche Pixel gemittelt werden.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Coarse window</source>
            <translation>Grobes Fenster</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Side of the window of the local regression, in coarse pixels; an even number counts as the next odd one.</source>
            <translation>Seite des Fensters der lokalen Regression in Grobpixeln; eine gerade Zahl zählt als die nächste ungerade.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Slope spread</source>
            <translation>Streuung der Steigung</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>How far local slopes are expected to spread around the slope of the whole scene; 1000 gives the paper's plain regression.</source>
            <translation>Wie weit lokale Steigungen um die der ganzen Szene streuen dürften; 1000 ergibt die einfache Regression der Veröffentlichung.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>FSDAF</source>
            <translation>FSDAF</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Gives each class of F1 its own change and hands out what is left inside each coarse pixel; strong under abrupt change and where the sensors differ in radiometry.</source>
            <translation>Gibt jeder Klasse von F1 ihre eigene Änderung und verteilt, was in jedem Grobpixel übrig bleibt; stark bei plötzlicher Änderung und wo die Sensoren sich radiometrisch unterscheiden.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>How many classes F1 is divided into; 4 to 6 as published.</source>
            <translation>In wie viele Klassen F1 geteilt wird; 4 bis 6 in der Veröffentlichung.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Spline window</source>
            <translation>Spline-Fenster</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Side of the neighbourhood of each thin-plate spline of C2, in coarse pixels; an even number counts as the next odd one.</source>
            <translation>Seite der Nachbarschaft jedes Thin-Plate-Splines von C2 in Grobpixeln; eine gerade Zahl zählt als die nächste ungerade.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Spatial</source>
            <translation>Räumlich</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>What says where in a coarse pixel it changed: the spline of C2, as published, or the prediction of an installed network.</source>
            <translation>Was sagt, wo in einem Grobpixel sich etwas geändert hat: der Spline von C2, wie veröffentlicht, oder die Vorhersage eines installierten Netzes.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>softmix</source>
            <translation>softmix</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Unmixes the change locally into soft classes and keeps it on the edges of F1; sharp, quick, with one or two pairs.</source>
            <translation>Entmischt die Änderung lokal in weiche Klassen und hält sie an den Kanten von F1; scharf, schnell, mit einem oder zwei Bildpaaren.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Number of soft classes of F1.</source>
            <translation>Zahl der weichen Klassen von F1.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Softness</source>
            <translation>Weichheit</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Width of a soft class, in standard deviations of F1.</source>
            <translation>Breite einer weichen Klasse in Standardabweichungen von F1.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Coarse sigma</source>
            <translation>Grobes Sigma</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Width of the neighbourhood of the local regression, in coarse pixels.</source>
            <translation>Breite der Nachbarschaft der lokalen Regression in Grobpixeln.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Ridge</source>
            <translation>Dämpfung</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>How strongly the regression is held back where classes can't be told apart.</source>
            <translation>Wie stark die Regression gebremst wird, wo sich Klassen nicht unterscheiden lassen.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Filter radius</source>
            <translation>Filterradius</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Radius of the bilateral filter, in coarse pixels.</source>
            <translation>Radius des bilateralen Filters in Grobpixeln.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Filter sigma</source>
            <translation>Filter-Sigma</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spatial width of the bilateral filter, in coarse pixels.</source>
            <translation>Räumliche Breite des bilateralen Filters in Grobpixeln.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spectral sigma</source>
            <translation>Spektrales Sigma</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spectral width of the bilateral filter, in standard deviations of F1 per band.</source>
            <translation>Spektrale Breite des bilateralen Filters in Standardabweichungen von F1 je Kanal.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>STARFM</source>
            <translation>STARFM</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>Weighs the changes of similar neighbours in a 31-pixel window; the classic, with one or two pairs.</source>
            <translation>Wägt die Änderungen ähnlicher Nachbarn in einem Fenster von 31 Pixeln; der Klassiker, mit einem oder zwei Bildpaaren.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>Standard error of a value, fine and coarse alike, in reflectance.</source>
            <translation>Standardfehler eines Wertes, fein wie grob, als Reflexionsgrad.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>UBDF (unmixing)</source>
            <translation>UBDF (Entmischung)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Unmixes the coarse images around each coarse pixel into classes of F1; every class changes alike within a window, and what happens inside a class is not seen.</source>
            <translation>Entmischt die Grobbilder um jedes Grobpixel in Klassen von F1; jede Klasse ändert sich innerhalb eines Fensters gleich, und was in einer Klasse geschieht, wird nicht gesehen.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>How many classes F1 is divided into; clearly fewer than the window has coarse pixels.</source>
            <translation>In wie viele Klassen F1 geteilt wird; deutlich weniger, als das Fenster Grobpixel hat.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Side of the window of coarse pixels that are unmixed together; an even number counts as the next odd one.</source>
            <translation>Seite des Fensters der Grobpixel, die zusammen entmischt werden; eine gerade Zahl zählt als die nächste ungerade.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>How strongly the values of the classes are drawn towards that of the coarse pixel, where the window says little about them.</source>
            <translation>Wie stark die Werte der Klassen zu dem des Grobpixels gezogen werden, wo das Fenster wenig über sie sagt.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Unmix</source>
            <translation>Entmischen</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>change: unmix C2 - C1 and add it to F1, which keeps the detail of F1; image: unmix C2 itself, as first published, flat inside each class. Values are interpolated between coarse pixels, so that their edges don't show.</source>
            <translation>change: entmischt C2 - C1 und addiert es zu F1, was die Einzelheiten von F1 erhält; image: entmischt C2 selbst, wie zuerst veröffentlicht, einheitlich in jeder Klasse. Zwischen Grobpixeln wird interpoliert, damit ihre Kanten nicht zu sehen sind.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>chrono (Chronofuse)</source>
            <translation>chrono (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>Chronofuse's own network: chooses per pixel between classical predictions and corrects them; one knob from accurate to sharp.</source>
            <translation>Das eigene Netz von Chronofuse: wählt je Pixel zwischen klassischen Vorhersagen und verbessert sie; ein Regler von genau bis scharf.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>Sharpness</source>
            <translation>Schärfe</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>From 0, the least error, to 1, edges as strong as the truth's.</source>
            <translation>Von 0, dem kleinsten Fehler, bis 1, Kanten so stark wie die wahren.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ecpw</extracomment>
            <source>ECPW-STFN (Chronofuse)</source>
            <translation>ECPW-STFN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ecpw</extracomment>
            <source>A small network that predicts the change in sub-bands of a wavelet and refines it with the reference image.</source>
            <translation>Ein kleines Netz, das die Änderung in Teilbändern eines Wavelets vorhersagt und mit dem Referenzbild verfeinert.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: edcstfn</extracomment>
            <source>EDCSTFN (Chronofuse)</source>
            <translation>EDCSTFN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: edcstfn</extracomment>
            <source>A small convolutional network that sharpens the coarse change with the texture of the reference image.</source>
            <translation>Ein kleines Faltungsnetz, das die grobe Änderung mit der Textur des Referenzbildes schärft.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ganstfm</extracomment>
            <source>GAN-STFM (Chronofuse)</source>
            <translation>GAN-STFM (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ganstfm</extracomment>
            <source>A network that needs no coarse image of the reference date: the target's coarse image is given fine texture.</source>
            <translation>Ein Netz, das kein Grobbild des Referenzdatums braucht: Das Grobbild des Zieldatums bekommt feine Textur.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: mlffgan</extracomment>
            <source>MLFF-GAN (Chronofuse)</source>
            <translation>MLFF-GAN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: mlffgan</extracomment>
            <source>A U-net that lets the coarse change modulate the features of the reference image at four scales.</source>
            <translation>Ein U-Netz, in dem die grobe Änderung die Merkmale des Referenzbildes auf vier Skalen moduliert.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: rescnn-ndvi</extracomment>
            <source>Res-CNN for NDVI (Chronofuse)</source>
            <translation>Res-CNN für NDVI (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: rescnn-ndvi</extracomment>
            <source>A network for NDVI alone, which is fused as it is instead of being computed from fused bands.</source>
            <translation>Ein Netz nur für NDVI, der selbst fusioniert wird, statt aus fusionierten Kanälen berechnet zu werden.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>STFDiff (Chronofuse)</source>
            <translation>STFDiff (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>A diffusion model: from noise it draws one of the fine images that the coarse change allows.</source>
            <translation>Ein Diffusionsmodell: Aus Rauschen zieht es eines der Feinbilder, die die grobe Änderung zulässt.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>How many images are drawn: their mean is the prediction, their standard deviation the uncertainty, and the time grows with them. 1 takes no noise: a prediction close to the mean, in the least time, without an uncertainty.</source>
            <translation>Wie viele Bilder gezogen werden: Ihr Mittel ist die Vorhersage, ihre Standardabweichung die Unsicherheit, und die Zeit wächst mit ihnen. 1 nimmt kein Rauschen: eine Vorhersage nahe am Mittel, in der kürzesten Zeit, ohne Unsicherheit.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: swinstfm</extracomment>
            <source>SwinSTFM (Chronofuse)</source>
            <translation>SwinSTFM (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: swinstfm</extracomment>
            <source>A transformer that takes the coarse change for each place from where its surroundings looked alike.</source>
            <translation>Ein Transformer, der die grobe Änderung jeder Stelle von dort nimmt, wo die Umgebung gleich aussah.</translation>
        </message>
        <message>
            <extracomment>models/catalogue/measured.py</extracomment>
            <source>two cores of an AMD EPYC</source>
            <translation>zwei Kernen eines AMD EPYC</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Bias</source>
            <translation>Bias</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Correlation (CC)</source>
            <translation>Korrelation (CC)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>R2</source>
            <translation>R2</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Slope</source>
            <translation>Steigung</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>KGE</source>
            <translation>KGE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>UIQI</source>
            <translation>UIQI</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>SSIM</source>
            <translation>SSIM</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>SSIM, data range 1</source>
            <translation>SSIM, Wertebereich 1</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>SAM (radians)</source>
            <translation>SAM (Radiant)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Skill over F1</source>
            <translation>Skill gegenüber F1</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>RMSE where it changed</source>
            <translation>RMSE, wo es sich änderte</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>EDGE</source>
            <translation>EDGE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>LBP</source>
            <translation>LBP</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Boundary F1</source>
            <translation>F1 der Grenzen</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>NDVI RMSE</source>
            <translation>NDVI RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>NDVI R2</source>
            <translation>NDVI R2</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Overall accuracy</source>
            <translation>Gesamtgenauigkeit</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Class F1</source>
            <translation>F1 der Klassen</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Mean IoU</source>
            <translation>Mittlere IoU</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Second differences, RMSE</source>
            <translation>Zweite Differenzen, RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Roughness in time</source>
            <translation>Rauheit in der Zeit</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Mean uncertainty</source>
            <translation>Mittlere Unsicherheit</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within 1 deviation</source>
            <translation>Fehler innerhalb 1 Abweichung</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within the bounds of 95 %</source>
            <translation>Fehler innerhalb der Grenzen von 95 %</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within 2 deviations</source>
            <translation>Fehler innerhalb 2 Abweichungen</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Correlation of error and uncertainty</source>
            <translation>Korrelation von Fehler und Unsicherheit</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Likely changed</source>
            <translation>Wahrscheinlich geändert</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Area under the ROC curve</source>
            <translation>Fläche unter der ROC-Kurve</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Probability off by</source>
            <translation>Wahrscheinlichkeit daneben um</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Consistency with C2 (RMSE)</source>
            <translation>Übereinstimmung mit C2 (RMSE)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Valid share</source>
            <translation>Gültiger Anteil</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Days from the reference date</source>
            <translation>Tage seit dem Referenzdatum</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>CC</source>
            <translation>CC</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>skill over F1</source>
            <translation>Skill gegenüber F1</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>consistency with C2</source>
            <translation>Übereinstimmung mit C2</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>mean uncertainty</source>
            <translation>mittlere Unsicherheit</translation>
        </message>
    </context>
</TS>
