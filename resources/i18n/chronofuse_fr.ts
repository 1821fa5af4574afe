<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>Chronofuse</name>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Chronofuse dock</source>
            <translation>Panneau Chronofuse</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Chronofuse: predict the sharp image of a day that has only a coarse one</source>
            <translation>Chronofuse : prédire l'image nette d'un jour pour lequel il n'existe qu'une image grossière</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Load sample scene</source>
            <translation>Charger la scène d'exemple</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Fill a series …</source>
            <translation>Compléter une série …</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Set up the engine</source>
            <translation>Installer le moteur</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Guide</source>
            <translation>Guide</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Diagnostics</source>
            <translation>Diagnostic</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Fine band</source>
            <translation>Bande fine</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Coarse band</source>
            <translation>Bande grossière</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>A row for each band to predict. Without a row they are matched by name, wavelength or position.</source>
            <translation>Une ligne par bande à prédire. Sans ligne, les bandes sont appariées par nom, longueur d'onde ou position.</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>As found</source>
            <translation>Comme trouvé</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Writes down how the last check matched the bands, to be changed.</source>
            <translation>Inscrit l'appariement des bandes de la dernière vérification, à modifier ensuite.</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Add</source>
            <translation>Ajouter</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Clear</source>
            <translation>Vider</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Bands that go together</source>
            <translation>Bandes correspondantes</translation>
        </message>
        <message>
            <extracomment>ui/compare_dialog.py</extracomment>
            <source>Compared: the method to take is {method}.</source>
            <translation>Comparé : la méthode à prendre est {method}.</translation>
        </message>
        <message>
            <extracomment>ui/compare_dialog.py</extracomment>
            <source>Use {method}</source>
            <translation>Prendre {method}</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>unknown day</source>
            <translation>jour inconnu</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>The day of the image (YYYY-MM-DD). It is filled in where the file or its name tells it.</source>
            <translation>Le jour de l'image (AAAA-MM-JJ). Il est rempli si le fichier ou son nom l'indique.</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>Choose in a calendar (Down)</source>
            <translation>Choisir dans un calendrier (flèche bas)</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Chronofuse: diagnostics</source>
            <translation>Chronofuse : diagnostic</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Asking the engine what it can use; this takes a few seconds.</source>
            <translation>On demande au moteur ce qu'il peut utiliser ; cela prend quelques secondes.</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Your home folder and your user name are taken out; read it before you send it.</source>
            <translation>Votre dossier personnel et votre nom d'utilisateur sont retirés ; lisez le texte avant de l'envoyer.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Finding out which image is which …</source>
            <translation>Recherche du rôle de chaque image …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Which image is which could not be found out; choose the role of each.</source>
            <translation>Le rôle des images n'a pas pu être trouvé ; choisissez celui de chacune.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Starting the engine</source>
            <translation>Démarrage du moteur</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>{share} of this run is kept: it was begun before and did not end.</source>
            <translation>{share} de cette exécution est conservé : elle a été commencée auparavant et ne s'est pas terminée.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Cancelling …</source>
            <translation>Annulation …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Checking the images …</source>
            <translation>Vérification des images …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Still needed: {images}.</source>
            <translation>Il manque encore : {images}.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>More settings</source>
            <translation>Autres réglages</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>Two images to predict are of {day}: give each a day of its own, or leave one out.</source>
            <translation>Deux images cibles sont du {day} : donnez à chacune son propre jour, ou retirez-en une.</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>These settings are of version {version}, and this Chronofuse reads version {own}: update the plugin.</source>
            <translation>Ces réglages sont de la version {version} et ce Chronofuse lit la version {own} : mettez l'extension à jour.</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>These settings can't be read ({error}): save them anew.</source>
            <translation>Ces réglages sont illisibles ({error}) : enregistrez-les à nouveau.</translation>
        </message>
        <message>
            <extracomment>ui/image_box.py</extracomment>
            <source>A file …</source>
            <translation>Un fichier …</translation>
        </message>
        <message>
            <extracomment>ui/image_box.py</extracomment>
            <source>Choose an image</source>
            <translation>Choisir une image</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>{share} valid</source>
            <translation>{share} valide</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>1 band</source>
            <translation>1 bande</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>{count} bands</source>
            <translation>{count} bandes</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>Export to a file</source>
            <translation>Exporter dans un fichier</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>How the image is read</source>
            <translation>Comment l'image est lue</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>Take the image out of the list</source>
            <translation>Retirer l'image de la liste</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>The layer is being exported …</source>
            <translation>Export de la couche en cours …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Images</source>
            <translation>Images</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Drop images here, or add them below: a fine and a coarse one of the same day, and the coarse one of the day to predict. Which is which is found out, and you can change it.</source>
            <translation>Déposez des images ici ou ajoutez-les ci-dessous : une fine et une grossière du même jour, et la grossière du jour à prédire. Le rôle de chacune est trouvé, et vous pouvez le changer.</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add layers</source>
            <translation>Ajouter des couches</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add files …</source>
            <translation>Ajouter des fichiers …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Many dates: fill a series …</source>
            <translation>Plusieurs dates : compléter une série …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>From a folder of sharp and coarse images, some with clouds, to a whole image of every date.</source>
            <translation>D'un dossier d'images nettes et grossières, certaines avec des nuages, à une image entière de chaque date.</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>All of them</source>
            <translation>Toutes</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>The project has no further raster layer</source>
            <translation>Le projet n'a pas d'autre couche raster</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add images</source>
            <translation>Ajouter des images</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>'{name}' is a picture, whose numbers are colours: choose an image of a sensor.</source>
            <translation>'{name}' est une image dont les nombres sont des couleurs : choisissez une image d'un capteur.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Presets, job files, and the command of this run to copy</source>
            <translation>Préréglages, tâches, et la commande de cette exécution à copier</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Presets and commands</source>
            <translation>Préréglages et commandes</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Open a preset or a job …</source>
            <translation>Ouvrir un préréglage ou une tâche …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the settings as a preset …</source>
            <translation>Enregistrer les réglages comme préréglage …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the whole run as a job …</source>
            <translation>Enregistrer toute l'exécution comme tâche …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copy the command line</source>
            <translation>Copier la ligne de commande</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copy the Processing call (Python)</source>
            <translation>Copier l'appel Processing (Python)</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' was opened.</source>
            <translation>« {name} » a été ouvert.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{path}' can't be read ({error}): choose another file.</source>
            <translation>« {path} » est illisible ({error}) : choisissez un autre fichier.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' is neither a preset nor a job ({error}): open one that Chronofuse saved.</source>
            <translation>« {name} » n'est ni un préréglage ni une tâche ({error}) : ouvrez un fichier enregistré par Chronofuse.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>The preset '{name}' is of version {version}, and this Chronofuse reads version {own}: update the plugin.</source>
            <translation>Le préréglage « {name} » est de la version {version} et ce Chronofuse lit la version {own} : mettez l'extension à jour.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' is a job of another kind: open one that fuses.</source>
            <translation>« {name} » est une tâche d'un autre type : ouvrez-en une qui fusionne.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>No one command line says this run, because its dates differ in what they have: give each date a reference or none, or copy the Processing call.</source>
            <translation>Aucune ligne de commande unique ne décrit cette exécution, car ses dates diffèrent : donnez à chaque date une référence ou aucune, ou copiez l'appel Processing.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copied.</source>
            <translation>Copié.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{path}' can't be written ({reason}): choose another place.</source>
            <translation>« {path} » ne peut pas être écrit ({reason}) : choisissez un autre emplacement.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' was saved.</source>
            <translation>« {name} » a été enregistré.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Open a preset or a job</source>
            <translation>Ouvrir un préréglage ou une tâche</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the settings as a preset</source>
            <translation>Enregistrer les réglages comme préréglage</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the whole run as a job</source>
            <translation>Enregistrer toute l'exécution comme tâche</translation>
        </message>
        <message>
            <extracomment>ui/launcher.py</extracomment>
            <source>Making the sample scene; this takes a few seconds.</source>
            <translation>Création de la scène d'exemple ; cela prend quelques secondes.</translation>
        </message>
        <message>
            <extracomment>ui/launcher.py</extracomment>
            <source>QGIS's Processing is switched off: tick it in the plugin manager, under Installed.</source>
            <translation>Traitement de QGIS est désactivé : cochez-le dans le gestionnaire d'extensions, sous Installées.</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Series ({method}, {time})</source>
            <translation>Série ({method}, {time})</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Date unknown</source>
            <translation>Date inconnue</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Figures</source>
            <translation>Mesures</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Chronofuse: compare and plot</source>
            <translation>Chronofuse : comparer et tracer</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>On the left</source>
            <translation>À gauche</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>On the right</source>
            <translation>À droite</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Swipe</source>
            <translation>Balayage</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Values of a pixel</source>
            <translation>Valeurs d'un pixel</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save as CSV …</source>
            <translation>Enregistrer en CSV …</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save as picture …</source>
            <translation>Enregistrer l'image …</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>No image with a date lies here.</source>
            <translation>Aucune image datée ne se trouve ici.</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Every image has a gap here.</source>
            <translation>Toutes les images ont une lacune ici.</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>All bands of the images</source>
            <translation>Toutes les bandes des images</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save the values</source>
            <translation>Enregistrer les valeurs</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save the plot</source>
            <translation>Enregistrer le graphique</translation>
        </message>
        <message>
            <extracomment>ui/method_box.py</extracomment>
            <source>A model file (.onnx) …</source>
            <translation>Un fichier de modèle (.onnx) …</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Recommended</source>
            <translation>Recommandées</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Classical</source>
            <translation>Classiques</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Networks</source>
            <translation>Réseaux</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Baselines</source>
            <translation>Méthodes de base</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>My own</source>
            <translation>Les miennes</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>needs a second pair</source>
            <translation>demande une seconde paire</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>takes one pair alone</source>
            <translation>ne prend qu'une seule paire</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>takes images of NDVI alone</source>
            <translation>ne prend que des images de NDVI</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>needs the bands {bands}</source>
            <translation>demande les bandes {bands}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>made for coarse pixels {low} to {high} times as large as fine ones</source>
            <translation>faite pour des pixels grossiers de {low} à {high} fois la taille des fins</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Not now: {reason}.</source>
            <translation>Pas maintenant : {reason}.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>error {share} of adding the coarse change</source>
            <translation>erreur {share} de celle de l'ajout du changement grossier</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>about {time} for {what}</source>
            <translation>environ {time} pour {what}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>about {time} of computing for {what} on {machine}</source>
            <translation>environ {time} de calcul pour {what} sur {machine}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>one pair</source>
            <translation>une paire</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>two pairs</source>
            <translation>deux paires</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>one or two pairs</source>
            <translation>une ou deux paires</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>any bands</source>
            <translation>toutes bandes</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Needs: {pairs}, {bands}.</source>
            <translation>Demande : {pairs}, {bands}.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: not measured.</source>
            <translation>Exactitude : non mesurée.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: error {share} of adding the coarse change, on {cases} cases.</source>
            <translation>Exactitude : erreur {share} de celle de l'ajout du changement grossier, sur {cases} cas.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: error {share} of adding the coarse change, on places held out.</source>
            <translation>Exactitude : erreur {share} de celle de l'ajout du changement grossier, sur des lieux réservés.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Speed: about {time} for {what}, by its last run on this machine.</source>
            <translation>Vitesse : environ {time} pour {what}, d'après sa dernière exécution sur cette machine.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Speed: about {time} of computing for {what} on {machine}; not measured on this machine yet.</source>
            <translation>Vitesse : environ {time} de calcul pour {what} sur {machine} ; pas encore mesurée sur cette machine.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>these images</source>
            <translation>ces images</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>a million pixels</source>
            <translation>un million de pixels</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>a second</source>
            <translation>une seconde</translation>
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
            <translation>pour {names}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nothing here is called {text}. Nearest: {names}.</source>
            <translation>Rien ici ne s'appelle {text}. Le plus proche : {names}.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nothing here is called {text}, nor like it.</source>
            <translation>Rien ici ne s'appelle {text}, ni de façon proche.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>to be trained</source>
            <translation>à entraîner</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>another command</source>
            <translation>une autre commande</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>not offered yet</source>
            <translation>pas encore proposé</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>not offered</source>
            <translation>non proposé</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is a network that you train: {command}</source>
            <translation>{name} est un réseau que vous entraînez : {command}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is another command here: {command}</source>
            <translation>{name} est ici une autre commande : {command}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is not offered yet.</source>
            <translation>{name} n'est pas encore proposé.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is not offered.</source>
            <translation>{name} n'est pas proposé.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nearest in this list: {title}. It is not the same.</source>
            <translation>Le plus proche dans cette liste : {title}. Ce n'est pas la même chose.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>More of it stands in the guide under Names of the literature.</source>
            <translation>La suite est dans le guide, sous « Names of the literature ».</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Search, also by the name of a paper</source>
            <translation>Rechercher, aussi par le nom d'un article</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Names of papers</source>
            <translation>Noms des articles</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Elsewhere</source>
            <translation>Ailleurs</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>NDVI</source>
            <translation>NDVI</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The vegetation index of the prediction, as a layer.</source>
            <translation>L'indice de végétation de la prédiction, comme couche.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Change map</source>
            <translation>Carte des changements</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The prediction minus F1, as a layer.</source>
            <translation>La prédiction moins F1, comme couche.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Uncertainty</source>
            <translation>Incertitude</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>How sure the prediction is of each pixel, as a layer: about 68 % of the errors should be within it.</source>
            <translation>La confiance de la prédiction en chaque pixel, comme couche : environ 68 % des erreurs devraient y être comprises.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Error bounds</source>
            <translation>Bornes d'erreur</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels, as a layer: four bands for each band.</source>
            <translation>Entre quelles valeurs la vérité devrait se trouver pour environ 68 et 95 % des pixels, en couche : quatre bandes pour chaque bande.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Probability of change</source>
            <translation>Probabilité de changement</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, as a layer; only of a network that was trained to tell it (twostream with the option change).</source>
            <translation>La probabilité que chaque pixel ait changé de plus d'un écart type de F1, comme couche ; seulement d'un réseau entraîné pour cela (twostream avec l'option change).</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The figures and plots as a page for the browser.</source>
            <translation>Les mesures et les graphiques, en page pour le navigateur.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Overwrite</source>
            <translation>Écraser</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Replace files that exist already.</source>
            <translation>Remplace les fichiers qui existent déjà.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Results</source>
            <translation>Résultats</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>'{path}' is a folder: add a name for the fused image, such as fused.tif.</source>
            <translation>'{path}' est un dossier : ajoutez un nom pour l'image fusionnée, par exemple fused.tif.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Fused image</source>
            <translation>Image fusionnée</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Save to a temporary file</source>
            <translation>Enregistrer dans un fichier temporaire</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The fused image; NDVI, change map, uncertainty and report are written beside it.</source>
            <translation>L'image fusionnée ; NDVI, carte des changements, incertitude et rapport sont écrits à côté.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Reports that scale the uncertainty</source>
            <translation>Rapports qui mettent l'incertitude à l'échelle</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Scale by reports of other dates</source>
            <translation>Échelle d'après d'autres dates</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>JSON reports of runs on other dates of this place, with a reference and an uncertainty: uncertainty and bounds are scaled by what held there.</source>
            <translation>Rapports JSON d'exécutions à d'autres dates de ce lieu, avec une référence et une incertitude : l'incertitude et les bornes sont mises à l'échelle d'après ce qui s'y vérifiait.</translation>
        </message>
        <message>
            <extracomment>ui/parameter_fields.py</extracomment>
            <source>{help} Default: {default}.</source>
            <translation>{help} Par défaut : {default}.</translation>
        </message>
        <message>
            <extracomment>ui/parameter_fields.py</extracomment>
            <source>Parameters of {method}</source>
            <translation>Paramètres de {method}</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>Click a place on the map.</source>
            <translation>Cliquez un endroit sur la carte.</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>no place for the file</source>
            <translation>pas de place pour le fichier</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>● predicted   □ image</source>
            <translation>● prédit   □ image</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>× in time only</source>
            <translation>× par le temps seul</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Match bands by position</source>
            <translation>Apparier les bandes par position</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>The first fine band goes with the first coarse one and so on, whatever they are called.</source>
            <translation>La première bande fine va avec la première grossière et ainsi de suite, quel que soit leur nom.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Other bands</source>
            <translation>Autres bandes</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Bands of the indices</source>
            <translation>Bandes des indices</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Buffer</source>
            <translation>Tampon</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Registration</source>
            <translation>Recalage</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Harmonise</source>
            <translation>Harmoniser</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>are left out</source>
            <translation>sont omises</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>change like the nearest one</source>
            <translation>changent comme la plus proche</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>follow from the fused ones</source>
            <translation>se déduisent des bandes fusionnées</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with.</source>
            <translation>Ce que devient une bande fine à laquelle aucune bande grossière ne correspond.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>report only</source>
            <translation>signaler seulement</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>where sure</source>
            <translation>si c'est sûr</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>by hand</source>
            <translation>à la main</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Whether a shift between the sensors is corrected: the coarse images are moved.</source>
            <translation>Si un décalage entre les capteurs est corrigé : les images grossières sont déplacées.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>always</source>
            <translation>toujours</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Whether the coarse images are brought to the values of the fine sensor by the line between them.</source>
            <translation>Si les images grossières sont ramenées aux valeurs du capteur fin par la droite entre les deux.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>-3.5,12</source>
            <translation>-3.5,12</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>By how many fine pixels the coarse images move to the right and down.</source>
            <translation>De combien de pixels fins les images grossières se déplacent vers la droite et vers le bas.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>by their names</source>
            <translation>par leurs noms</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Which bands of F1 are red and near infrared, where its bands have no names: red=3,nir=4.</source>
            <translation>Quelles bandes de F1 sont le rouge et le proche infrarouge, si ses bandes n'ont pas de nom : red=3,nir=4.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source> pixels</source>
            <translation> pixels</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>So many pixels around clouds and masks are left out, too.</source>
            <translation>Autant de pixels autour des nuages et des masques sont aussi omis.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Leave out clouds</source>
            <translation>Omettre les nuages</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>What is whiter than on the other dates is not used.</source>
            <translation>Ce qui est plus blanc qu'aux autres dates n'est pas utilisé.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Value = stored number x scale + offset, for all bands.</source>
            <translation>Valeur = nombre stocké × échelle + décalage, pour toutes les bandes.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>The stored number that means nothing, or none: every number means something.</source>
            <translation>Le nombre stocké qui ne signifie rien, ou none : tout nombre signifie quelque chose.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Scale</source>
            <translation>Échelle</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Offset</source>
            <translation>Décalage</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Nodata</source>
            <translation>Nodata</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Mask</source>
            <translation>Masque</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>as found</source>
            <translation>comme trouvé</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>as found: {value}</source>
            <translation>comme trouvé : {value}</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>A raster that is 0, or nodata, where the image is not to be used.</source>
            <translation>Un raster qui vaut 0, ou nodata, là où l'image ne doit pas être utilisée.</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, reference date (F1)</source>
            <translation>Fine, date de référence (F1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, reference date (C1)</source>
            <translation>Grossière, date de référence (C1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, date to predict (C2)</source>
            <translation>Grossière, date cible (C2)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, second reference date (F3)</source>
            <translation>Fine, seconde date de référence (F3)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, second reference date (C3)</source>
            <translation>Grossière, seconde date de référence (C3)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, date to predict: only measured against (reference)</source>
            <translation>Fine, date cible : pour mesurer seulement (référence)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Not used</source>
            <translation>Inutilisée</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine F1</source>
            <translation>Fine F1</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse C1</source>
            <translation>Gross. C1</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Target C2</source>
            <translation>Cible C2</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine F3</source>
            <translation>Fine F3</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse C3</source>
            <translation>Gross. C3</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Reference</source>
            <translation>Référence</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the fine image of the reference date (F1)</source>
            <translation>l'image fine de la date de référence (F1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the coarse image of the reference date (C1)</source>
            <translation>l'image grossière de la date de référence (C1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the coarse image of the date to predict (C2)</source>
            <translation>l'image grossière de la date cible (C2)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source> and </source>
            <translation> et </translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Two runs compared</source>
            <translation>Comparaison de deux exécutions</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Method</source>
            <translation>Méthode</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Device</source>
            <translation>Appareil</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Time taken</source>
            <translation>Durée</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Ratio</source>
            <translation>Rapport d'échelle</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Data type</source>
            <translation>Type de données</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Runs of this project</source>
            <translation>Exécutions de ce projet</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Repeat</source>
            <translation>Répéter</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Runs it again, into files of new names.</source>
            <translation>La relance, dans des fichiers aux noms nouveaux.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Change and repeat</source>
            <translation>Modifier et répéter</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Shows it in the dock, to be changed first.</source>
            <translation>La montre dans le panneau, pour la modifier d'abord.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Compare</source>
            <translation>Comparer</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>The figures of two runs side by side.</source>
            <translation>Les mesures de deux exécutions côte à côte.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Open report</source>
            <translation>Ouvrir le rapport</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Show figures</source>
            <translation>Voir les mesures</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Find layers</source>
            <translation>Trouver les couches</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Selects its layers in the project.</source>
            <translation>Sélectionne ses couches dans le projet.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Takes it out of the list; its files stay.</source>
            <translation>La retire de la liste ; ses fichiers restent.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No run of this project has ended yet; each one will stand here.</source>
            <translation>Aucune exécution de ce projet ne s'est encore terminée ; chacune figurera ici.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No longer there: {files} and {count} more.</source>
            <translation>Introuvables : {files} et {count} de plus.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No longer there: {files}.</source>
            <translation>Introuvables : {files}.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Choose two runs to compare them.</source>
            <translation>Choisissez deux exécutions pour les comparer.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Time</source>
            <translation>Heure</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{count} dates</source>
            <translation>{count} dates</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>unknown</source>
            <translation>inconnue</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{seconds} s on {device}</source>
            <translation>{seconds} s sur {device}</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{count} gone</source>
            <translation>absents : {count}</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>there</source>
            <translation>présents</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Runs</source>
            <translation>Exécutions</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Compare two images with a swipe; values of a pixel over all dates</source>
            <translation>Comparer deux images par balayage ; valeurs d'un pixel à toutes les dates</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Look</source>
            <translation>Regarder</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{count} dates fused with {method} on {device} in {seconds} s.</source>
            <translation>{count} dates fusionnées avec {method} sur {device} en {seconds} s.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{day} fused with {method} on {device} in {seconds} s.</source>
            <translation>{day} fusionné avec {method} sur {device} en {seconds} s.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>Fused with {method} on {device} in {seconds} s.</source>
            <translation>Fusionné avec {method} sur {device} en {seconds} s.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>The run was cancelled; nothing was written.</source>
            <translation>L'exécution a été annulée ; rien n'a été écrit.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{share} of the rows are kept; resume it to go on from there.</source>
            <translation>{share} des lignes sont conservées ; reprenez l'exécution pour continuer à partir de là.</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Run</source>
            <translation>Exécuter</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Resume</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Goes on from the last rows that were finished; the result is the same as of a run without a break.</source>
            <translation>Continue après les dernières lignes terminées ; le résultat est le même que sans interruption.</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Resume ({share})</source>
            <translation>Reprendre ({share})</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Start anew</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Drops the rows that are kept and begins at the first one.</source>
            <translation>Abandonne les lignes conservées et commence à la première.</translation>
        </message>
        <message>
            <extracomment>ui/sample_scene.py</extracomment>
            <source>Sample scene</source>
            <translation>Scène d'exemple</translation>
        </message>
        <message>
            <extracomment>ui/series_dialog.py</extracomment>
            <source>Folder with the images of all dates, sharp and coarse ones</source>
            <translation>Dossier des images de toutes les dates, nettes et grossières</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Cloud-optimised</source>
            <translation>Optimisé pour le cloud</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Arranges the rasters so that a viewer can read parts of them over the network.</source>
            <translation>Dispose les rasters pour qu'une visionneuse puisse en lire des parties par le réseau.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Precision</source>
            <translation>Précision</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Tile size</source>
            <translation>Taille de tuile</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Memory</source>
            <translation>Mémoire</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>No model file was chosen: name an .onnx file or choose another method.</source>
            <translation>Aucun fichier de modèle n'a été choisi : indiquez un fichier .onnx ou choisissez une autre méthode.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>This model is no longer there.</source>
            <translation>Ce modèle n'est plus là.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>A network in a file of its own.</source>
            <translation>Un réseau dans un fichier à part.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>'{name}' is not a model of Chronofuse: {error}.</source>
            <translation>« {name} » n'est pas un modèle de Chronofuse : {error}.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Which method here? …</source>
            <translation>Quelle méthode ici ? …</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Compares the methods on dates of which the sharp image is known, and says which one to take.</source>
            <translation>Compare les méthodes à des dates dont l'image nette est connue, et dit laquelle prendre.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Model files (*.onnx)</source>
            <translation>Fichiers de modèle (*.onnx)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>automatic</source>
            <translation>automatique</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>processor (CPU)</source>
            <translation>processeur (CPU)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>graphics card (CUDA)</source>
            <translation>carte graphique (CUDA)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Where a network runs; automatic takes the graphics card where it is faster.</source>
            <translation>Où tourne un réseau ; automatique prend la carte graphique là où elle est plus rapide.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>What a network computes in on a graphics card: tf32 and float16 are faster and less exact, and the report says by how much.</source>
            <translation>En quoi un réseau calcule sur une carte graphique : tf32 et float16 sont plus rapides et moins exacts, et le rapport dit de combien.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>that of F1</source>
            <translation>celui de F1</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>The data type of the fused image.</source>
            <translation>Le type de données de l'image fusionnée.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Coarse pixel size / fine pixel size. Only needed where the coarse images were already resampled to the fine pixel size; otherwise it comes from the pixel sizes.</source>
            <translation>Taille de pixel grossier / taille de pixel fin. Nécessaire seulement si les images grossières ont déjà été rééchantillonnées à la taille de pixel fin ; sinon il vient des tailles de pixel.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Left alone, what suits the method and the memory. The result is the same.</source>
            <translation>Sans indication, ce qui convient à la méthode et à la mémoire. Le résultat est le même.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source> MB</source>
            <translation> MB</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>How much memory the run may use, beside about 300 MB for its libraries. Left alone, half of what is free, at most 2048 MB. Less is slower; the result is the same.</source>
            <translation>Combien de mémoire l'exécution peut utiliser, outre environ 300 MB pour ses bibliothèques. Sans indication, la moitié de la mémoire libre, au plus 2048 MB. Moins est plus lent ; le résultat est le même.</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Show log</source>
            <translation>Voir le journal</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Opens the log in the program that your system has for text files</source>
            <translation>Ouvre le journal dans le programme de votre système pour les fichiers texte</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Copies the whole log; no password is in it</source>
            <translation>Copie tout le journal ; il ne contient aucun mot de passe</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Hide log</source>
            <translation>Masquer le journal</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Copy the command that fills it</source>
            <translation>Copier la commande qui le remplit</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Without internet</source>
            <translation>Sans internet</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Choose images of my own</source>
            <translation>Choisir mes propres images</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>none in QGIS's settings</source>
            <translation>aucun dans les réglages de QGIS</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Training, too (PyTorch, {size})</source>
            <translation>Entraînement aussi (PyTorch, {size})</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>For the graphics card ({size})</source>
            <translation>Pour la carte graphique ({size})</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Networks run on this card: {card}</source>
            <translation>Les réseaux tournent sur cette carte : {card}</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Starting</source>
            <translation>Démarrage</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Cancelling</source>
            <translation>Annulation</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>The engine is ready</source>
            <translation>Le moteur est prêt</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Choose images of your own, or try it on the sample scene, which takes a few seconds.</source>
            <translation>Choisissez vos propres images, ou essayez avec la scène d'exemple, ce qui prend quelques secondes.</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>The set-up went well. It can be run again at any time: it repairs what is broken.</source>
            <translation>L'installation a réussi. Elle peut être relancée à tout moment : elle répare ce qui est abîmé.</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Needed to train and to fine-tune networks; can be added later</source>
            <translation>Nécessaire pour entraîner et affiner des réseaux ; peut être ajouté plus tard</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Folder of wheels</source>
            <translation>Dossier de wheels</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Run it on a machine with a network, with a Python of the same version and system as QGIS's</source>
            <translation>À lancer sur une machine connectée, avec un Python de la même version et du même système que celui de QGIS</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Download</source>
            <translation>Téléchargement</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>On the disk</source>
            <translation>Sur le disque</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Takes</source>
            <translation>Durée</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Install from a folder of wheels; nothing is downloaded then.</source>
            <translation>Installer depuis un dossier de wheels ; rien n'est alors téléchargé.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>Images are missing: choose {images}.</source>
            <translation>Des images manquent : choisissez {images}.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>fine</source>
            <translation>fine</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>coarse</source>
            <translation>grossière</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The second pair has a {have} image but no {lack} one: give both or none.</source>
            <translation>La seconde paire a une image {have} mais pas d'image {lack} : donnez les deux ou aucune.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The target date is '{day}': give a day that exists, as YYYY-MM-DD.</source>
            <translation>La date cible est « {day} » : donnez un jour qui existe, sous la forme AAAA-MM-JJ.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The reference '{name}' is of no date to predict, or of one that has another reference: give its day, or take it out of the list.</source>
            <translation>La référence « {name} » n'est d'aucune date cible, ou d'une date qui a une autre référence : donnez son jour, ou retirez-la de la liste.</translation>
        </message>
        <message>
            <extracomment>ui/task.py</extracomment>
            <source>The dock met an error that nobody foresaw ({error}): please report it.</source>
            <translation>Le panneau a rencontré une erreur que personne n'avait prévue ({error}) : merci de la signaler.</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Day of the break</source>
            <translation>Jour de la rupture</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Size of the break</source>
            <translation>Ampleur de la rupture</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Strength of the break</source>
            <translation>Force de la rupture</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Days in which it fell</source>
            <translation>Jours où elle est survenue</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Unchanged</source>
            <translation>Inchangé</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Changed</source>
            <translation>Changé</translation>
        </message>
        <message>
            <extracomment>shell/exporting.py</extracomment>
            <source>'{name}' has no file of its own: export it to one first.</source>
            <translation>« {name} » n'a pas de fichier à elle : exportez-la d'abord dans un fichier.</translation>
        </message>
        <message>
            <extracomment>shell/exporting.py</extracomment>
            <source>The layer '{name}' could not be exported: save it as a GeoTIFF yourself.</source>
            <translation>La couche « {name} » n'a pas pu être exportée : enregistrez-la vous-même en GeoTIFF.</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Level</source>
            <translation>Niveau</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Figure</source>
            <translation>Mesure</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Band</source>
            <translation>Bande</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Better</source>
            <translation>Meilleur</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Prediction</source>
            <translation>Prédiction</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Reason</source>
            <translation>Raison</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>observed</source>
            <translation>observé</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>fused</source>
            <translation>fusionné</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>fused, coarse image between dates</source>
            <translation>fusionné, image grossière entre dates</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>in time only</source>
            <translation>par le temps seul</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Target date</source>
            <translation>Date cible</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Parameters</source>
            <translation>Paramètres</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Samples</source>
            <translation>Échantillons</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>export it as a GeoTIFF (right click, Export, Save As) and choose that file</source>
            <translation>exportez-la en GeoTIFF (clic droit, Exporter, Sauvegarder sous) et choisissez ce fichier</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>'{path}', which says what was set on the layer, can't be written ({reason}): free some space, or set CHRONOFUSE_HOME to another folder.</source>
            <translation>« {path} », qui retient les réglages de la couche, ne peut pas être écrit ({reason}) : libérez de la place, ou donnez un autre dossier à CHRONOFUSE_HOME.</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>{least} to {most}</source>
            <translation>{least} à {most}</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>The layer '{layer}' has nodata values that only QGIS knows ({ranges}), and no file can declare so many: {remedy}.</source>
            <translation>La couche « {layer} » a des valeurs nodata que seul QGIS connaît ({ranges}), et aucun fichier ne peut en déclarer autant : {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>The layer's file '{source}' can't be read ({error}): {remedy}.</source>
            <translation>Le fichier « {source} » de la couche est illisible ({error}) : {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>one of {choices}</source>
            <translation>l'un de {choices}</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>a whole number from {least} to {most}</source>
            <translation>un nombre entier de {least} à {most}</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>a number from {least} to {most}</source>
            <translation>un nombre de {least} à {most}</translation>
        </message>
        <message>
            <extracomment>shell/parameter_looks.py</extracomment>
            <source>Value</source>
            <translation>Valeur</translation>
        </message>
        <message>
            <extracomment>shell/parameter_looks.py</extracomment>
            <source>Deviation</source>
            <translation>Écart</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Start of the season</source>
            <translation>Début de la saison</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Peak of the season</source>
            <translation>Pic de la saison</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>End of the season</source>
            <translation>Fin de la saison</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Length of the season</source>
            <translation>Durée de la saison</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>days</source>
            <translation>jours</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Amplitude</source>
            <translation>Amplitude</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Base</source>
            <translation>Base</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Integral over the base</source>
            <translation>Intégrale au-dessus de la base</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Number of seasons</source>
            <translation>Nombre de saisons</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Error of the fit</source>
            <translation>Erreur de l'ajustement</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>{title} (second season)</source>
            <translation>{title} (deuxième saison)</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The run in the list is of another kind of job: this Chronofuse can't repeat it.</source>
            <translation>L'exécution de la liste est une tâche d'un autre type : ce Chronofuse ne peut pas la répéter.</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The project's list of runs is of version {version}, and this Chronofuse reads version {own}: update the plugin; the list stays as it is.</source>
            <translation>La liste des exécutions du projet est de la version {version} et ce Chronofuse lit la version {own} : mettez l'extension à jour ; la liste reste telle quelle.</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The project's list of runs can't be read ({error}).</source>
            <translation>La liste des exécutions du projet est illisible ({error}).</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Observed</source>
            <translation>Observé</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Fused with the coarse image of the day</source>
            <translation>Fusionné avec l'image grossière du jour</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Fused with the coarse images around the day</source>
            <translation>Fusionné avec les images grossières des jours proches</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>In time only</source>
            <translation>Dans le temps seulement</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Nothing known</source>
            <translation>Rien de connu</translation>
        </message>
        <message>
            <extracomment>shell/series_time.py</extracomment>
            <source>The series is there, with a layer for each date.</source>
            <translation>La série est là, avec une couche par date.</translation>
        </message>
        <message>
            <extracomment>shell/series_time.py</extracomment>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Making the environment</source>
            <translation>Création de l'environnement</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Downloading</source>
            <translation>Téléchargement</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Installing</source>
            <translation>Installation</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Trying the libraries</source>
            <translation>Essai des bibliothèques</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Compiling the methods</source>
            <translation>Compilation des méthodes</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>{done} of {whole} MB</source>
            <translation>{done} sur {whole} MB</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>nothing; the folder of wheels has it</source>
            <translation>rien ; le dossier de wheels l'a déjà</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>what is missing, at most {size}</source>
            <translation>ce qui manque, au plus {size}</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about {size}, from PyPI</source>
            <translation>environ {size}, depuis PyPI</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>{size} ({free} free)</source>
            <translation>{size} ({free} libres)</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about a minute</source>
            <translation>environ une minute</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about {minutes} minutes</source>
            <translation>environ {minutes} minutes</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Repair the engine</source>
            <translation>Réparer le moteur</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Update the engine</source>
            <translation>Mettre à jour le moteur</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Add and repair</source>
            <translation>Ajouter et réparer</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Chronofuse computes in a process of its own, in a private Python environment. It is made once, from QGIS's own Python, and changes nothing in QGIS.</source>
            <translation>Chronofuse calcule dans un processus à lui, dans un environnement Python privé. Il est créé une seule fois, à partir du Python de QGIS, et ne change rien à QGIS.</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Tick what is to be added. A set-up also looks whether all is whole, and repairs what is not.</source>
            <translation>Cochez ce qui doit être ajouté. L'installation regarde aussi si tout est intact, et répare ce qui ne l'est pas.</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>What is missing is installed again; layers and settings stay as they are.</source>
            <translation>Ce qui manque est réinstallé ; couches et réglages restent tels quels.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' is not a raster file (it comes from '{provider}'): {remedy}.</source>
            <translation>La couche « {layer} » n'est pas un fichier raster (elle vient de « {provider} ») : {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' exists only in QGIS's memory ({source}): {remedy}.</source>
            <translation>La couche « {layer} » n'existe que dans la mémoire de QGIS ({source}) : {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' is opened with credentials that only QGIS knows ({names}): {remedy}.</source>
            <translation>La couche « {layer} » est ouverte avec des identifiants que seul QGIS connaît ({names}) : {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' can't be opened ({source}): repair or remove it.</source>
            <translation>La couche « {layer} » ne peut pas être ouverte ({source}) : réparez-la ou retirez-la.</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>Fused</source>
            <translation>Fusionnée</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>Change</source>
            <translation>Changement</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>reflectance</source>
            <translation>réflectance</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>in units of F1</source>
            <translation>en unités de F1</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>How often</source>
            <translation>À quelle fréquence</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>First day</source>
            <translation>Premier jour</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Last day</source>
            <translation>Dernier jour</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Longest spell</source>
            <translation>Plus longue période</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Valid dates</source>
            <translation>Dates valides</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>a few seconds left</source>
            <translation>encore quelques secondes</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} s left</source>
            <translation>encore environ {count} s</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} min left</source>
            <translation>encore environ {count} min</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} h left</source>
            <translation>encore environ {count} h</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Reading the scene</source>
            <translation>Lecture de la scène</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Fusing</source>
            <translation>Fusion</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Finishing the files</source>
            <translation>Achèvement des fichiers</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Measuring</source>
            <translation>Mesure</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Writing the report</source>
            <translation>Écriture du rapport</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Compiling the method (the first run only)</source>
            <translation>Compilation de la méthode (à la première exécution seulement)</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>{sentence}.</source>
            <translation>{sentence}.</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>{method} on {device}: {reason}</source>
            <translation>{method} sur {device} : {reason}</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Assess</source>
            <translation>Évaluer</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Measures a prediction against the true image of the same day.</source>
            <translation>Mesure une prédiction par rapport à l'image vraie du même jour.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>&lt;p&gt;Measures any prediction (of Chronofuse or of another program) against the true sharp image of the same day, at three levels: its pixels (RMSE, bias, correlation, SSIM, SAM, ERGAS and more), its features (edges, texture, outlines) and what one makes of it (NDVI, classes).&lt;/p&gt;&lt;p&gt;With F1 it also tells the skill over copying F1, with C2 how well the prediction agrees with the coarse image, and with further dates whether the series bends in time as the truth does.&lt;/p&gt;&lt;p&gt;A number that can't be known is empty; the table and the report say why.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Mesure une prédiction quelconque (de Chronofuse ou d'un autre programme) par rapport à l'image nette vraie du même jour, à trois niveaux : ses pixels (RMSE, biais, corrélation, SSIM, SAM, ERGAS et autres), ses formes (contours, texture, limites) et ce qu'on en tire (NDVI, classes).&lt;/p&gt;&lt;p&gt;Avec F1, elle donne aussi le gain par rapport à la copie de F1, avec C2 l'accord de la prédiction avec l'image grossière, et avec d'autres dates si la série se courbe dans le temps comme la vraie.&lt;/p&gt;&lt;p&gt;Un nombre qui ne peut être connu reste vide ; le tableau et le rapport disent pourquoi.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>&lt;p&gt;You predicted 1 July, and later found a Landsat image of that day without clouds. Give the fused image as prediction, the Landsat image as truth and, for the skill, F1: the table and the report say how far off the prediction is, beside copying F1.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez prédit le 1er juillet, et trouvé plus tard une image Landsat de ce jour sans nuages. Donnez l'image fusionnée comme prédiction, l'image Landsat comme image vraie et, pour le gain, F1 : le tableau et le rapport disent de combien la prédiction s'écarte, à côté d'une copie de F1.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>{predictions} further predictions, {truths} truths and {targets} coarse images were given: give as many truths as predictions, and as many coarse images or none.</source>
            <translation>{predictions} autres prédictions, {truths} images vraies et {targets} images grossières ont été données : donnez autant d'images vraies que de prédictions, et autant d'images grossières ou aucune.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The sharp image to measure.</source>
            <translation>L'image nette à mesurer.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Truth</source>
            <translation>Image vraie</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The true sharp image of the same day. A prediction on another grid is brought to its grid, which is said.</source>
            <translation>L'image nette vraie du même jour. Une prédiction sur une autre grille est ramenée à la sienne, ce qui est signalé.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Fine image (F1)</source>
            <translation>Image fine (F1)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The sharp image of the reference date, for the skill and the figures of the changed pixels.</source>
            <translation>L'image nette de la date de référence, pour le gain et les mesures des pixels qui ont changé.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Coarse image of the target date (C2)</source>
            <translation>Image grossière de la date cible (C2)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>For the consistency with the coarse image.</source>
            <translation>Pour l'accord avec l'image grossière.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Index that makes classes</source>
            <translation>Indice qui forme des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Where the index exceeds the threshold, there is water (ndwi, mndwi) or vegetation (ndvi). Left out, it is ndwi where there are a green and a near infrared band.</source>
            <translation>Là où l'indice dépasse le seuil, il y a de l'eau (ndwi, mndwi) ou de la végétation (ndvi). Sans indication, c'est ndwi s'il y a une bande verte et une du proche infrarouge.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Threshold of the index</source>
            <translation>Seuil de l'indice</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Left out, it is 0 for water and 0.4 for vegetation.</source>
            <translation>Sans indication, 0 pour l'eau et 0,4 pour la végétation.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Raster of the predicted classes</source>
            <translation>Raster des classes prédites</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>A classification of the prediction, one band of whole numbers from 0 to 255. It takes the place of the index.</source>
            <translation>Une classification de la prédiction, une bande de nombres entiers de 0 à 255. Elle remplace l'indice.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Raster of the true classes</source>
            <translation>Raster des classes vraies</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The classification that it is compared with.</source>
            <translation>La classification à laquelle elle est comparée.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Tolerance of boundaries (pixels)</source>
            <translation>Tolérance des limites (pixels)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>How far the boundary of a class may be off.</source>
            <translation>De combien la limite d'une classe peut s'écarter.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Predictions of further dates</source>
            <translation>Prédictions d'autres dates</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Together with the first one they make a series. Their dates come from the tags or the names of the truths.</source>
            <translation>Avec la première, elles forment une série. Leurs dates viennent des étiquettes ou des noms des images vraies.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Truths of further dates</source>
            <translation>Images vraies d'autres dates</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>In the order of the predictions.</source>
            <translation>Dans l'ordre des prédictions.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Coarse images of further dates</source>
            <translation>Images grossières d'autres dates</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>In the same order, or none.</source>
            <translation>Dans le même ordre, ou aucune.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Table of the figures</source>
            <translation>Tableau des mesures</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>One row a figure and band: its level, which way is better, the baselines beside it, and the reason where it can't be known.</source>
            <translation>Une ligne par mesure et par bande : son niveau, ce qui est meilleur, les méthodes de base à côté, et la raison quand elle ne peut être connue.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>HTML files (*.html)</source>
            <translation>Fichiers HTML (*.html)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The figures and plots to read.</source>
            <translation>Les mesures et les graphiques à lire.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Figures as JSON</source>
            <translation>Mesures en JSON</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>JSON files (*.json)</source>
            <translation>Fichiers JSON (*.json)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The figures for other programs.</source>
            <translation>Les mesures pour d'autres programmes.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Maps</source>
            <translation>Cartes</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Boundaries</source>
            <translation>Contours</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Draws the outlines of water, of classes or of a value, as polygons and lines.</source>
            <translation>Trace les contours de l'eau, de classes ou d'une valeur, en polygones et en lignes.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes one raster or a series and draws outlines that run through the pixels, not around them: of water (by MNDWI, NDWI or radar, with a threshold that is found in each scene), of classes, which share their borders, or of a value. The GeoPackage has polygons and lines with date, area, perimeter and confidence.&lt;/p&gt;&lt;p&gt;What clouds hide is no land: where an outline borders on it, the polygon says so, and there is no line. A scene without water gives empty layers.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prend un raster ou une série et trace des contours qui passent à travers les pixels, non autour d'eux : de l'eau (par MNDWI, NDWI ou radar, avec un seuil cherché dans chaque scène), de classes, qui partagent leurs limites, ou d'une valeur. Le GeoPackage contient des polygones et des lignes avec date, aire, périmètre et confiance.&lt;/p&gt;&lt;p&gt;Ce que cachent les nuages n'est pas de la terre : là où un contour y touche, le polygone le dit et il n'y a pas de ligne. Une scène sans eau donne des couches vides.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a summer of Sentinel-2 images into a folder. Give the folder and leave the rule at water: the lines show where the shore lay on each date, and the temporal controller plays them.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez complété un été d'images Sentinel-2 dans un dossier. Indiquez le dossier et laissez la règle sur water : les lignes montrent où se trouvait la rive à chaque date, et le contrôleur temporel les anime.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Lines</source>
            <translation>Lignes</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Number of polygons</source>
            <translation>Nombre de polygones</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Mean area of the dates (square metres)</source>
            <translation>Aire moyenne des dates (mètres carrés)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Shores</source>
            <translation>Rives</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Least area (square metres)</source>
            <translation>Aire minimale (mètres carrés)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Smaller polygons are left out, and smaller holes filled. Left out, it is the area of four pixels; 0 keeps all.</source>
            <translation>Les polygones plus petits sont omis et les trous plus petits comblés. Sans indication, l'aire de quatre pixels ; 0 garde tout.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Fine image of the pair</source>
            <translation>Image fine de la paire</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>For one image that was fused from one pair: the shore is taken from the fine image of the pair and moved by what changed since. A fused image alone keeps the shore of its pair.</source>
            <translation>Pour une image fusionnée à partir d’une seule paire : le rivage est pris dans l’image fine de la paire et déplacé selon ce qui a changé depuis. Une image fusionnée seule garde le rivage de sa paire.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Heights (DEM)</source>
            <translation>Altitudes (DEM)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Over which the shore moves; left out, it moves alike on all sides.</source>
            <translation>Le rivage se déplace sur ce relief ; sans lui, il se déplace également de tous les côtés.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Polygons</source>
            <translation>Polygones</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>A GeoPackage with the layers polygons and lines; both are loaded.</source>
            <translation>Un GeoPackage avec les couches polygons et lines ; les deux sont chargées.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>A page with a map of the outlines and the area of each date.</source>
            <translation>Une page avec une carte des contours et l'aire de chaque date.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Coarse pixel size divided by fine pixel size. Only needed where the coarse images were already resampled to the fine pixel size; otherwise it comes from the pixel sizes.</source>
            <translation>Taille de pixel grossier divisée par la taille de pixel fin. Nécessaire seulement si les images grossières ont déjà été rééchantillonnées à la taille de pixel fin ; sinon il vient des tailles de pixel.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Threads</source>
            <translation>Fils d'exécution</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>How many processor cores to use; left out, all of them.</source>
            <translation>Combien de cœurs du processeur utiliser ; sans indication, tous.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Memory (MB)</source>
            <translation>Mémoire (MB)</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>How many megabytes the run may use. The result is the same.</source>
            <translation>Combien de mégaoctets l'exécution peut utiliser. Le résultat est le même.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Overwrite existing files</source>
            <translation>Écraser les fichiers existants</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Without it, an output that exists already is refused.</source>
            <translation>Sinon, une sortie qui existe déjà est refusée.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>As {example}; left out, there is no limit.</source>
            <translation>Comme {example} ; sans indication, pas de limite.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Finds change between two dates, between two class rasters, or within a series.</source>
            <translation>Trouve les changements entre deux dates, entre deux rasters de classes ou dans une série.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>&lt;p&gt;Of &lt;strong&gt;two dates&lt;/strong&gt; it takes an index of each and marks where it fell or rose: beyond a threshold of yours, or beyond what it differs by where nothing has changed, which is found from the differences themselves. Of &lt;strong&gt;two class rasters&lt;/strong&gt; (index: classes) it tells which class became which, as a raster and as a matrix in hectares. Of a &lt;strong&gt;series&lt;/strong&gt; it takes the seasons off and gives day and size of the largest break of each pixel.&lt;/p&gt;</source>
            <translation>&lt;p&gt;De &lt;strong&gt;deux dates&lt;/strong&gt;, il prend un indice de chacune et marque où il a baissé ou monté : au-delà de votre seuil, ou de ce dont il diffère là où rien n'a changé, trouvé dans les différences elles-mêmes. De &lt;strong&gt;deux rasters de classes&lt;/strong&gt; (indice : classes), il dit quelle classe est devenue laquelle, en raster et en matrice en hectares. D'une &lt;strong&gt;série&lt;/strong&gt;, il retire les saisons et donne le jour et l'ampleur de la plus grande rupture de chaque pixel.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>&lt;p&gt;You have an image from before a fire and one from after it. Give both, the index nbr and 10000 m² as the least area: the layer shows what burned, and the table says on how many hectares.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez une image d'avant un feu et une d'après. Donnez les deux, l'indice nbr et 10000 m² comme surface minimale : la couche montre ce qui a brûlé, et le tableau dit sur combien d'hectares.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Share of the pixels that changed</source>
            <translation>Part des pixels qui ont changé</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Hectares that changed</source>
            <translation>Hectares qui ont changé</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Image before</source>
            <translation>Image d'avant</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>The image or the class raster of the first date.</source>
            <translation>L'image ou le raster de classes de la première date.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Image after</source>
            <translation>Image d'après</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>The image or the class raster of the second date.</source>
            <translation>L'image ou le raster de classes de la seconde date.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>In the place of two dates: a folder with an image for each date.</source>
            <translation>À la place de deux dates : un dossier avec une image pour chaque date.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Index</source>
            <translation>Indice</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>What is compared: ndvi or evi2 for plants, ndwi or mndwi for water, ndmi for moisture, ndsi for snow, nbr for fire; band for single bands or one of them; classes for two class rasters.</source>
            <translation>Ce qui est comparé : ndvi ou evi2 pour les plantes, ndwi ou mndwi pour l'eau, ndmi pour l'humidité, ndsi pour la neige, nbr pour le feu ; band pour des bandes seules ou l'une d'elles ; classes pour deux rasters de classes.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Mask of the image before</source>
            <translation>Masque de l'image d'avant</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: a raster that is 0 where the image is not to be used, as in clouds, or its product's quality band. Left out, the mask that lies beside the image, its quality bands and its gaps count.</source>
            <translation>Pour deux dates : un raster qui vaut 0 là où l'image ne doit pas servir, comme dans les nuages, ou la bande de qualité de son produit. Sans indication comptent le masque à côté de l'image, ses bandes de qualité et ses lacunes.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Mask of the image after</source>
            <translation>Masque de l'image d'après</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Likewise of the image after.</source>
            <translation>De même pour l'image d'après.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Buffer around clouds</source>
            <translation>Tampon autour des nuages</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Threshold</source>
            <translation>Seuil</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: the difference from which on it is a change. Left out, it is found from what has not changed.</source>
            <translation>De deux dates : la différence à partir de laquelle c'est un changement. Sans indication, elle est trouvée d'après ce qui n'a pas changé.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Least area (m²)</source>
            <translation>Surface minimale (m²)</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: smaller patches of change are none.</source>
            <translation>De deux dates : les taches plus petites ne sont pas un changement.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Its name or number, where the index is band and the images have several.</source>
            <translation>Son nom ou son numéro, si l'indice est band et que les images en ont plusieurs.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Which of the images</source>
            <translation>Lesquelles des images</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, the sharpest images.</source>
            <translation>Ce que les noms des fichiers ont en commun (sentinel2), ou un motif ('LC08*'), si un dossier contient plusieurs capteurs. Sans indication, les images les plus fines.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>First date</source>
            <translation>Première date</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Last date</source>
            <translation>Dernière date</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Waves of the season</source>
            <translation>Ondes de la saison</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: how many waves of the year are no change, 0 to 3.</source>
            <translation>D'une série : combien d'ondes de l'année ne sont pas un changement, de 0 à 3.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>False alarms</source>
            <translation>Fausses alertes</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: the share of the pixels without a break in which one is seen.</source>
            <translation>D'une série : la part des pixels sans rupture où l'on en voit une.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Least break</source>
            <translation>Rupture minimale</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: in units of the index; smaller breaks are none.</source>
            <translation>D'une série : en unités de l'indice ; les ruptures plus petites ne comptent pas.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates what decreased and increased, of class rasters each transition, of a series day, size and strength of the largest break.</source>
            <translation>De deux dates ce qui a diminué et augmenté, de rasters de classes chaque transition, d'une série le jour, l'ampleur et la force de la plus grande rupture.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Difference</source>
            <translation>Différence</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: the index after minus the index before. Of class rasters: 1 where the class is another one, 0 where it stayed; a response for 'Drivers'.</source>
            <translation>De deux dates : l'indice d'après moins celui d'avant. De rasters de classes : 1 où la classe est une autre, 0 où elle est restée ; une réponse pour « Facteurs déterminants ».</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Areas</source>
            <translation>Surfaces</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Hectares: of class rasters from each class to each, of two dates of each kind of change.</source>
            <translation>Hectares : de rasters de classes de chaque classe à chaque autre, de deux dates de chaque sorte de changement.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>A page with maps, areas and how the change was found.</source>
            <translation>Une page avec cartes, surfaces et la façon dont le changement a été trouvé.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Map land cover</source>
            <translation>Cartographier l'occupation du sol</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Maps the classes of a land-cover model, with their areas.</source>
            <translation>Cartographie les classes d'un modèle d'occupation du sol, avec leurs surfaces.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes the images and the series that a model was trained with, here or in another year, and gives a raster of its classes with their names and colours, how sure it is of each pixel, polygons, and a table of the areas.&lt;/p&gt;&lt;p&gt;A map's errors make its areas wrong, too. Give reference samples that were drawn at random: the areas are adjusted by them, and get 95 % intervals (Olofsson et al. 2014).&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prend les images et la série avec lesquelles un modèle a été entraîné, ici ou une autre année, et donne un raster de ses classes avec leurs noms et couleurs, sa certitude en chaque pixel, des polygones et un tableau des surfaces.&lt;/p&gt;&lt;p&gt;Les erreurs d'une carte faussent aussi ses surfaces. Donnez des échantillons de référence tirés au hasard : les surfaces sont ajustées d'après eux et reçoivent des intervalles à 95 % (Olofsson et al. 2014).&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>&lt;p&gt;Your model of last year's crops lies in the list. Give the folder of this year's series: its values are interpolated to the days of the year that the model looks at.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Votre modèle des cultures de l'an dernier est dans la liste. Donnez le dossier de la série de cette année : ses valeurs sont interpolées aux jours de l'année que le modèle regarde.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Share of the pixels with a class</source>
            <translation>Part des pixels qui ont une classe</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Share of the map's area that is right</source>
            <translation>Part juste de la surface de la carte</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Train a land-cover model</source>
            <translation>Entraîner un modèle d'occupation du sol</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>A land-cover model of yours; 'Train a land-cover model' makes one.</source>
            <translation>Un de vos modèles d'occupation du sol ; « Entraîner un modèle d'occupation du sol » en fait un.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Reference samples</source>
            <translation>Échantillons de référence</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Points or polygons whose class is known, drawn at random and not learnt from: by them the areas are adjusted, and get intervals.</source>
            <translation>Points ou polygones de classe connue, tirés au hasard et non appris : d'après eux les surfaces sont ajustées et reçoivent des intervalles.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Model file</source>
            <translation>Fichier de modèle</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>A model in a file of its own; it takes the place of the one chosen above.</source>
            <translation>Un modèle dans un fichier à part ; il remplace celui choisi plus haut.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Side of a tile in pixels. The result is the same.</source>
            <translation>Côté d'une tuile en pixels. Le résultat est le même.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Land cover</source>
            <translation>Occupation du sol</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>The class of each pixel, with names and colours.</source>
            <translation>La classe de chaque pixel, avec noms et couleurs.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Probability</source>
            <translation>Probabilité</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>How much of the model's vote the class of each pixel has.</source>
            <translation>Quelle part des voix du modèle a la classe de chaque pixel.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Polygons of the classes</source>
            <translation>Polygones des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Each connected area of a class.</source>
            <translation>Chaque surface d'un seul tenant d'une classe.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Table of the areas</source>
            <translation>Tableau des surfaces</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Hectares of each class.</source>
            <translation>Hectares de chaque classe.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>The map, the areas of the classes, and how right it is.</source>
            <translation>La carte, les surfaces des classes et son exactitude.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Compare methods</source>
            <translation>Comparer les méthodes</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Says which method suits a place, by dates of which the sharp image is known.</source>
            <translation>Dit quelle méthode convient à un lieu, d'après des dates dont l'image nette est connue.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes two dates or more that have a sharp and a coarse image, hides the sharp image of each in turn, predicts it from the other dates by all methods, and measures them. It ranks the methods by pixels, by edges and texture, and by what one makes of the image, and says which one to take, with the error to expect.&lt;/p&gt;&lt;p&gt;With few dates the method that is ahead is so by chance as often as not; so what is measured is weighed with what the benchmarks of Chronofuse measured elsewhere. Of a large place a few windows are compared.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prend deux dates ou plus qui ont une image nette et une image grossière, cache tour à tour l'image nette de chacune, la prédit à partir des autres dates par toutes les méthodes, et les mesure. Classe les méthodes selon les pixels, selon les contours et la texture, et selon ce que l'on fait de l'image, et dit laquelle prendre, avec l'erreur à attendre.&lt;/p&gt;&lt;p&gt;Avec peu de dates, une méthode est souvent en tête par hasard ; ce qui est mesuré est donc pondéré avec ce que les comparaisons de Chronofuse ont mesuré ailleurs. D'un grand lieu, quelques fenêtres sont comparées.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>&lt;p&gt;You have four dates of a place with Landsat and MODIS images, and want to predict many more. Give the folder and a map of the land cover as zones: the page says which method to take, how far off it will be in each band, and whether another one is better in the forest.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez quatre dates d'un lieu avec des images Landsat et MODIS, et voulez en prédire beaucoup d'autres. Donnez le dossier et une carte de l'occupation du sol comme zones : la page dit quelle méthode prendre, de combien elle se trompera dans chaque bande, et si une autre est meilleure dans la forêt.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with one pair</source>
            <translation>Méthode avec une paire</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with two pairs</source>
            <translation>Méthode avec deux paires</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Why these methods</source>
            <translation>Pourquoi ces méthodes</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with each reference date</source>
            <translation>Méthode avec chaque date de référence</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>RMSE to expect with one pair</source>
            <translation>RMSE attendu avec une paire</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Number of trials</source>
            <translation>Nombre d'essais</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of all images</source>
            <translation>Dossier de toutes les images</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Sharp and coarse images together; which is which is found out. Or give them apart, below.</source>
            <translation>Images nettes et grossières ensemble ; laquelle est laquelle est trouvé. Ou donnez-les séparément, plus bas.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of the sharp images</source>
            <translation>Dossier des images nettes</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Sharp images</source>
            <translation>Images nettes</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>The sharp images of two dates or more; each is the truth of its date.</source>
            <translation>Les images nettes de deux dates ou plus ; chacune est la vérité de sa date.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of the coarse images</source>
            <translation>Dossier des images grossières</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Coarse images</source>
            <translation>Images grossières</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>The coarse images of the same dates.</source>
            <translation>Les images grossières des mêmes dates.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Methods to compare</source>
            <translation>Méthodes à comparer</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Left out, all that are installed. The baselines run in any case; a few methods take less time.</source>
            <translation>Si omis, toutes celles qui sont installées. Les méthodes de base tournent en tout cas ; peu de méthodes prennent moins de temps.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Zones</source>
            <translation>Zones</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A raster of classes, such as a map of the land cover: which method is best in each of them.</source>
            <translation>Un raster de classes, comme une carte de l'occupation du sol : quelle méthode est la meilleure dans chacune.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Trials at most</source>
            <translation>Essais au plus</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A hidden date with its references is a trial, in which every method runs. Of many dates those are taken that are spread evenly.</source>
            <translation>Une date cachée avec ses références est un essai, dans lequel chaque méthode tourne. De nombreuses dates, on prend celles réparties également.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Table of the images</source>
            <translation>Table des images</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A CSV file with the columns file and, where known, date, mask, sensor, role and band.</source>
            <translation>Un fichier CSV avec les colonnes file et, si elles sont connues, date, mask, sensor, role et band.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Days between the images of a pair</source>
            <translation>Jours entre les images d'une paire</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>At most so many days may lie between a sharp image and its coarse one.</source>
            <translation>Au plus tant de jours peuvent séparer une image nette de son image grossière.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Comparison to read</source>
            <translation>Comparaison à lire</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A page: which method to take, who stands where, by reference, zone and season.</source>
            <translation>Une page : quelle méthode prendre, laquelle se place où, par référence, zone et saison.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Table of the trials</source>
            <translation>Table des essais</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A line a method and trial, for further steps.</source>
            <translation>Une ligne par méthode et essai, pour d'autres étapes.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Curves at places</source>
            <translation>Courbes en des lieux</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Tells the values of a series at points or in polygons, as a table and a chart.</source>
            <translation>Donne les valeurs d'une série en des points ou dans des polygones, en tableau et en graphique.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>&lt;p&gt;Reads a series at the places of a layer: at each point its pixel, in each polygon the mean of its pixels, on each date. Of a series that was filled the table also tells where a value comes from (observed, fused, in time only) and how far off it may be.&lt;/p&gt;&lt;p&gt;The chart is a page of its own, with a line for each place; point at a value to read it. Of each image no more is read than what lies at the places.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Lit une série aux lieux d'une couche : en chaque point son pixel, dans chaque polygone la moyenne de ses pixels, à chaque date. D'une série complétée, le tableau dit aussi d'où vient une valeur (observed : observée, fused : fusionnée, in time only : par le temps seul) et de combien elle peut s'écarter.&lt;/p&gt;&lt;p&gt;Le graphique est une page à part, avec une ligne par lieu ; pointez une valeur pour la lire. De chaque image n'est lu que ce qui se trouve aux lieux.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a year of images into a folder, and a layer with your parcels. Give both, and the field with the numbers of the parcels: the table has the NDVI of each parcel on each date, and the chart shows their curves beside each other.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez complété une année d'images dans un dossier et vous avez une couche de vos parcelles. Donnez les deux, et le champ des numéros de parcelles : le tableau contient le NDVI de chaque parcelle à chaque date, et le graphique montre leurs courbes côte à côte.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Places with values</source>
            <translation>Lieux avec des valeurs</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Number of dates</source>
            <translation>Nombre de dates</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Curves</source>
            <translation>Courbes</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Points or polygons</source>
            <translation>Points ou polygones</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>The places whose values are asked for, in any coordinate reference system.</source>
            <translation>Les lieux dont on veut les valeurs, dans n'importe quel système de coordonnées de référence.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Field with their names</source>
            <translation>Champ de leurs noms</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>What the places are called in the table and the chart; left out, id or name, else a number.</source>
            <translation>Comment les lieux s'appellent dans le tableau et le graphique ; sans indication, id ou name, sinon un numéro.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Folder of the series</source>
            <translation>Dossier de la série</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Best the folder that 'Fill a series' made, with its origins and deviations; any folder with an image for each date will do.</source>
            <translation>De préférence le dossier créé par « Compléter une série », avec origines et écarts ; tout dossier avec une image par date convient.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Images of the series</source>
            <translation>Images de la série</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Layers in the place of a folder, or beside it; also one raster with a band for each date.</source>
            <translation>Des couches à la place d'un dossier, ou en plus de lui ; aussi un raster avec une bande par date.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Indices</source>
            <translation>Indices</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Made of the bands, beside those that lie there: names with commas between them, as ndvi.</source>
            <translation>Calculés à partir des bandes, outre ceux qui sont là : noms séparés par des virgules, comme ndvi.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, the filled images, else the sharpest.</source>
            <translation>Ce que les noms des fichiers ont en commun (sentinel2), ou un motif ('LC08*'), si un dossier contient plusieurs capteurs. Sans indication, les images complétées, sinon les plus fines.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Load the table</source>
            <translation>Charger le tableau</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>As a layer without geometry.</source>
            <translation>Comme couche sans géométrie.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Table</source>
            <translation>Tableau</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>A row for each place and date: values, deviation, and where they come from.</source>
            <translation>Une ligne par lieu et date : valeurs, écart et leur origine.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Chart</source>
            <translation>Graphique</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>A page with the curves, which needs no network; it opens from the results of Processing.</source>
            <translation>Une page avec les courbes, qui n'a pas besoin du réseau ; elle s'ouvre depuis les résultats du traitement.</translation>
        </message>
        <message>
            <extracomment>toolbox/dated_images.py</extracomment>
            <source>Layers in the place of a folder, or beside it.</source>
            <translation>Des couches à la place d'un dossier, ou en plus de lui.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image of the date to predict.</source>
            <translation>L'image grossière du jour à prédire.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Coarse images of the target dates (C2)</source>
            <translation>Images grossières des dates cibles (C2)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A coarse image for each date to predict. The dates are read from the names of the files (2024-07-01, 20240701 or A2024183).</source>
            <translation>Une image grossière par date à prédire. Les dates sont lues dans les noms des fichiers (2024-07-01, 20240701 ou A2024183).</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Folder of the results</source>
            <translation>Dossier des résultats</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Where the images go; it is made if it does not exist.</source>
            <translation>Où vont les images ; il est créé s'il n'existe pas.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The sharp image of the reference date. Its grid, bands, data type and nodata are those of the output.</source>
            <translation>L'image nette de la date de référence. Sa grille, ses bandes, son type de données et son nodata sont ceux de la sortie.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Coarse image (C1)</source>
            <translation>Image grossière (C1)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image of about the same date as the fine one.</source>
            <translation>L'image grossière d'à peu près la même date que la fine.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Second fine image (F3)</source>
            <translation>Seconde image fine (F3)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A sharp image of a second reference date, best after the target date. Give both images of the second pair or none.</source>
            <translation>Une image nette d'une seconde date de référence, de préférence après la date cible. Donnez les deux images de la seconde paire ou aucune.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Second coarse image (C3)</source>
            <translation>Seconde image grossière (C3)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image that belongs to the second fine one.</source>
            <translation>L'image grossière qui va avec la seconde image fine.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How to predict.</source>
            <translation>Comment prédire.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The day to predict (YYYY-MM-DD). Left out, it is looked for in the tags and the name of C2.</source>
            <translation>Le jour à prédire (AAAA-MM-JJ). Sans indication, il est cherché dans les étiquettes et le nom de C2.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Reference image of the target date</source>
            <translation>Image de référence de la date cible</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A true sharp image of the target date, if there is one. It is only measured against, never used to predict.</source>
            <translation>Une image nette vraie de la date cible, s'il y en a une. Elle ne sert qu'à mesurer, jamais à prédire.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Name of the files</source>
            <translation>Nom des fichiers</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How each fused image is called; {date} stands for its day, as 2024-07-01.</source>
            <translation>Comment s'appelle chaque image fusionnée ; {date} tient lieu de son jour, comme 2024-07-01.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>NDVI of each date</source>
            <translation>NDVI de chaque date</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The vegetation index of each prediction, beside it with _ndvi at the end of its name; needs a red and a near infrared band.</source>
            <translation>L'indice de végétation de chaque prédiction, à côté d'elle avec _ndvi à la fin du nom ; demande une bande rouge et une du proche infrarouge.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Uncertainty of each date</source>
            <translation>Incertitude de chaque date</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How sure the prediction is of each pixel: about 68 % of the errors should be within it. It lies beside the prediction, with _uncertainty at the end of its name.</source>
            <translation>La confiance de la prédiction en chaque pixel : environ 68 % des erreurs devraient y être comprises. Elle se trouve à côté de la prédiction, avec _uncertainty à la fin de son nom.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Bounds of each date</source>
            <translation>Bornes de chaque date</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels: four bands for each band. They lie beside the prediction, with _bounds at the end of their name.</source>
            <translation>Entre quelles valeurs la vérité devrait se trouver pour environ 68 et 95 % des pixels : quatre bandes pour chaque bande. Elles se trouvent à côté de la prédiction, avec _bounds à la fin de leur nom.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Probability of change of each date</source>
            <translation>Probabilité de changement de chaque date</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a network that was trained to tell it (twostream with the option change). It lies beside the prediction, with _change_probability at the end of its name.</source>
            <translation>La probabilité, de 0 à 1, que chaque pixel ait changé de plus d'un écart type de F1 ; seulement d'un réseau entraîné pour cela (twostream avec l'option change). Elle se trouve à côté de la prédiction, avec _change_probability à la fin de son nom.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Load the results into the project</source>
            <translation>Charger les résultats dans le projet</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>As styled layers with their day set, so that the temporal controller plays the series. Switch it off in a graph whose later steps take the images.</source>
            <translation>En couches stylées avec leur jour réglé, de sorte que le contrôleur temporel joue la série. Désactivez-le dans un enchaînement dont les étapes suivantes prennent les images.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Where a network runs; auto takes the graphics card where it is faster.</source>
            <translation>Où tourne un réseau ; auto prend la carte graphique là où elle est plus rapide.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A network in a file of its own; it takes the place of the method chosen above.</source>
            <translation>Un réseau dans un fichier à part ; il remplace la méthode choisie plus haut.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Side of a tile in fine pixels; left out, what suits the method and the memory. The result is the same.</source>
            <translation>Côté d'une tuile en pixels fins ; sans indication, ce qui convient à la méthode et à la mémoire. Le résultat est le même.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How many megabytes the run may use, beside about 300 for its libraries; left out, half of what is free, at most 2048. Less is slower; the result is the same.</source>
            <translation>Combien de mégaoctets l'exécution peut utiliser, outre environ 300 pour ses bibliothèques ; sans indication, la moitié de ce qui est libre, au plus 2048. Moins est plus lent ; le résultat est le même.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>What a network computes in on a graphics card. tf32 and float16 are faster and less exact; the report says by how much.</source>
            <translation>En quoi un réseau calcule sur une carte graphique. tf32 et float16 sont plus rapides et moins exacts ; le rapport dit de combien.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The data type of the output: that of F1, or float32.</source>
            <translation>Le type de données de la sortie : celui de F1, ou float32.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Drivers</source>
            <translation>Facteurs déterminants</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Says which factors a response goes with: the geodetector's q and p.</source>
            <translation>Dit avec quels facteurs va une réponse : q et p du géodétecteur.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>&lt;p&gt;Cuts each factor into classes and asks how much of the response's variance lies between them: q, from 0 (nothing) to 1 (all of it), and p. It does so for each factor and for each two together, and says whether they strengthen each other, which one explains more, and which classes differ.&lt;/p&gt;&lt;p&gt;The response and the factors are fields of points or zones, or rasters; rasters are read at the points and in the zones, else pixel by pixel.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Découpe chaque facteur en classes et demande quelle part de la variance de la réponse se trouve entre elles : q, de 0 (rien) à 1 (toute), et p. Il le fait pour chaque facteur et pour deux ensemble, et dit s'ils se renforcent, lequel explique davantage et quelles classes diffèrent.&lt;/p&gt;&lt;p&gt;La réponse et les facteurs sont des champs de points ou de zones, ou des rasters ; les rasters sont lus aux points et dans les zones, sinon pixel par pixel.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a raster of how much a wetland has changed, and rasters of height, rain and distance to a road. Give the first as the response and the others as factors: the page shows which of them the change goes with.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez un raster de l'ampleur du changement d'une zone humide, et des rasters d'altitude, de pluie et de distance à une route. Donnez le premier comme réponse et les autres comme facteurs : la page montre avec lequel va le changement.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Factor that explains the most</source>
            <translation>Facteur qui explique le plus</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Its q</source>
            <translation>Son q</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Its p</source>
            <translation>Son p</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Points, zones or table</source>
            <translation>Points, zones ou tableau</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>A layer whose field is the response; left out, the response is a raster.</source>
            <translation>Une couche dont un champ est la réponse ; sans elle, la réponse est un raster.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Field of the response</source>
            <translation>Champ de la réponse</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What is to be explained: a field of numbers.</source>
            <translation>Ce qui est à expliquer : un champ de nombres.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Fields of the factors</source>
            <translation>Champs des facteurs</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What may explain it: numbers, which are cut into classes, or texts.</source>
            <translation>Ce qui peut l'expliquer : des nombres, découpés en classes, ou des textes.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Raster of the response</source>
            <translation>Raster de la réponse</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What is to be explained where no layer of places is given; its pixels are the rows.</source>
            <translation>Ce qui est à expliquer si aucune couche de lieux n'est donnée ; ses pixels sont les lignes.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Rasters of the factors</source>
            <translation>Rasters des facteurs</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Read at the points, in the zones (their mean), or at the pixels of the response.</source>
            <translation>Lus aux points, dans les zones (leur moyenne) ou aux pixels de la réponse.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Classes of numbers</source>
            <translation>Classes des nombres</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>quantile: as many places in each; natural: the least variance within (Jenks), exactly; equal: equally wide; best: whichever has the largest q.</source>
            <translation>quantile : autant de lieux dans chacune ; natural : la plus petite variance interne (Jenks), exactement ; equal : de même largeur ; best : ce qui a le plus grand q.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Number of classes</source>
            <translation>Nombre de classes</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>3 to 10; 0 takes the number with the largest q.</source>
            <translation>De 3 à 10 ; 0 prend le nombre qui a le plus grand q.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Factors that are classes already</source>
            <translation>Facteurs qui sont déjà des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Names of factors whose numbers are codes, with commas between them. Up to 10 different whole numbers are taken so by themselves.</source>
            <translation>Noms de facteurs dont les nombres sont des codes, séparés par des virgules. Jusqu'à 10 nombres entiers différents sont pris ainsi d'office.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Significant below</source>
            <translation>Significatif en dessous de</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>The p below which a difference counts.</source>
            <translation>Le p en dessous duquel une différence compte.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the factors</source>
            <translation>Tableau des facteurs</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>q, p and classes of each factor.</source>
            <translation>q, p et classes de chaque facteur.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the interactions</source>
            <translation>Tableau des interactions</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>q of each two factors, and their kind.</source>
            <translation>q de deux facteurs ensemble, et leur sorte.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the classes</source>
            <translation>Tableau des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>The mean of the response in each class.</source>
            <translation>La moyenne de la réponse dans chaque classe.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>A page with a heat map of q, the tables and the means of the classes.</source>
            <translation>Une page avec une carte de chaleur de q, les tableaux et les moyennes des classes.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Water dynamics</source>
            <translation>Dynamique de l'eau</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Tells how often, when and how long there is water or a class, and how much on each date.</source>
            <translation>Dit à quelle fréquence, quand et combien de temps il y a de l'eau ou une classe, et combien à chaque date.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes a series of images, or of rasters of classes, and tells of each pixel how often there is water, on which day first and last, and how long without a break: each a band of one raster with a style of its own. The curve has the area of each date with an interval, and its trend.&lt;/p&gt;&lt;p&gt;With a raster of heights (DEM) the shore tells the level of the water; with a table of areas and levels the area does. What clouds hide is taken from the dates around it, and widens the interval.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prend une série d'images ou de rasters de classes et dit pour chaque pixel à quelle fréquence il y a de l'eau, quel jour pour la première et la dernière fois, et combien de temps sans interruption : chacun une bande d'un raster avec son propre style. La courbe donne l'aire de chaque date avec un intervalle, et sa tendance.&lt;/p&gt;&lt;p&gt;Avec un raster d'altitudes (DEM) la rive donne le niveau de l'eau ; avec un tableau d'aires et de niveaux, c'est l'aire. Ce que cachent les nuages est pris des dates voisines et élargit l'intervalle.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>&lt;p&gt;You have the images of a rainy season and a raster of heights. Give both: the chart shows how the flood rose and fell, in hectares and in metres, and the layer which fields it reached, and for how long.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez les images d'une saison des pluies et un raster d'altitudes. Indiquez les deux : le graphique montre comment la crue est montée et descendue, en hectares et en mètres, et la couche quels champs elle a atteints et combien de temps.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Greatest area (square metres)</source>
            <translation>Aire maximale (mètres carrés)</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Change of the area (square metres a year)</source>
            <translation>Variation de l'aire (mètres carrés par an)</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A raster of heights in metres: those along the shore tell the level of the water.</source>
            <translation>Un raster d'altitudes en mètres : celles de la rive donnent le niveau de l'eau.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Table of areas and levels</source>
            <translation>Tableau d'aires et de niveaux</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A CSV file with the columns area_ha (or area_m2, area_km2) and level, in the place of a DEM.</source>
            <translation>Un fichier CSV avec les colonnes area_ha (ou area_m2, area_km2) et level, à la place d'un DEM.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Dynamics</source>
            <translation>Dynamique</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>One raster: how often, first and last day, longest spell, number of valid dates.</source>
            <translation>Un raster : fréquence, premier et dernier jour, plus longue période, nombre de dates valides.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Curve of the area</source>
            <translation>Courbe de l'aire</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A row for each date: area and level with their intervals, and how much of the scene is seen.</source>
            <translation>Une ligne par date : aire et niveau avec leurs intervalles, et la part visible de la scène.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A page with the curve, the maps, and what to know of them.</source>
            <translation>Une page avec la courbe, les cartes et ce qu'il faut en savoir.</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>remote sensing,satellite,fusion,spatiotemporal</source>
            <translation>télédétection,satellite,image satellite,fusion,spatio-temporel</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Inputs</source>
            <translation>Entrées</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Advanced inputs</source>
            <translation>Entrées avancées</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Outputs</source>
            <translation>Sorties</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Example</source>
            <translation>Exemple</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Fill a series</source>
            <translation>Compléter une série</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Makes the sharp image of every date of a series, without gaps.</source>
            <translation>Produit l'image nette de chaque date d'une série, sans lacunes.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes the sharp images of a place, with their clouds and gaps, and the coarse images of more dates, and makes a whole sharp image of every date that you want. Pixels that were observed stay as they are; all others are predicted from the clear sharp pixels before and after, by what the series itself tells of how its fields change.&lt;/p&gt;&lt;p&gt;Beside each image lies a raster that says where each pixel comes from. The results are loaded with their day set: the temporal controller plays the series.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prend les images nettes d'un lieu, avec leurs nuages et leurs lacunes, et les images grossières de dates supplémentaires, et produit une image nette complète de chaque date voulue. Les pixels observés restent tels quels ; tous les autres sont prédits à partir des pixels nets et clairs d'avant et d'après, selon ce que la série elle-même dit de l'évolution de ses champs.&lt;/p&gt;&lt;p&gt;À côté de chaque image, un raster dit d'où vient chaque pixel. Les résultats sont chargés avec leur jour : le contrôleur temporel joue la série.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a folder with a year of Sentinel-2 images and their cloud masks, and one with the daily images of Sentinel-3. Give both, 10 days between two dates and ndvi as index: you get a whole NDVI image every ten days.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez un dossier avec un an d'images Sentinel-2 et leurs masques de nuages, et un autre avec les images quotidiennes de Sentinel-3. Donnez les deux, 10 jours entre deux dates et ndvi comme indice : vous obtenez une image NDVI complète tous les dix jours.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled images</source>
            <translation>Images complétées</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled image of the first date</source>
            <translation>Image complétée de la première date</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled image of the last date</source>
            <translation>Image complétée de la dernière date</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Indices of the filled images</source>
            <translation>Indices des images complétées</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Where the pixels come from</source>
            <translation>D'où viennent les pixels</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Trends</source>
            <translation>Tendances</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Smoothed images</source>
            <translation>Images lissées</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>The dates that were filled</source>
            <translation>Les dates complétées</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled</source>
            <translation>Complétée</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled series ({method})</source>
            <translation>Série complétée ({method})</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The sharp images of many dates, with masks beside them where there are clouds.</source>
            <translation>Les images nettes de nombreuses dates, avec des masques à côté là où il y a des nuages.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The coarse images of more dates. Without one near a date, it is interpolated in time.</source>
            <translation>Les images grossières de dates supplémentaires. Sans aucune près d'une date, celle-ci est interpolée dans le temps.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Days from one date to the next</source>
            <translation>Jours d'une date à la suivante</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Left out, every day is filled that has a coarse image.</source>
            <translation>Sans indication, chaque jour qui a une image grossière est complété.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>kriging: the likeliest mixture of what is clear before and after; kalman: several times as fast and a little less accurate; delta: the nearest clear images before and after with the coarse change added; linear and nearest: in time alone, to compare with. A method of pairs fuses the mixture that kriging makes, and the mean with kriging is taken.</source>
            <translation>kriging : le mélange le plus probable de ce qui est dégagé avant et après ; kalman : plusieurs fois plus rapide et un peu moins précis ; delta : les images dégagées les plus proches avant et après, plus le changement grossier ; linear et nearest : selon le temps seul, pour comparer. Une méthode à paires fusionne le mélange de kriging, et la moyenne avec kriging est prise.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Names of indices with commas between them: ndvi, evi2, ndwi, ndmi and others.</source>
            <translation>Noms d'indices séparés par des virgules : ndvi, evi2, ndwi, ndmi et d'autres.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Store the bands</source>
            <translation>Enregistrer les bandes</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Without it, the indices alone are stored.</source>
            <translation>Sinon, seuls les indices sont enregistrés.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Store the uncertainty</source>
            <translation>Enregistrer l'incertitude</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The standard deviation of each pixel and band; of kriging and kalman alone.</source>
            <translation>L’écart type de chaque pixel et bande ; avec kriging et kalman seulement.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Load the results</source>
            <translation>Charger les résultats</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>One layer a date, of which the temporal controller shows one after the other.</source>
            <translation>Une couche par date ; le contrôleur temporel les montre l'une après l'autre.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Keep observed pixels</source>
            <translation>Garder les pixels observés</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Without it, pixels that were observed are predicted, too.</source>
            <translation>Sinon, les pixels observés sont prédits eux aussi.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>References on each side</source>
            <translation>Références de chaque côté</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>At most so many sharp images before a date, and after it, are made use of. Left out, as many as the method needs.</source>
            <translation>Au plus tant d’images nettes avant une date et après elle sont utilisées. Sans indication, autant que la méthode en demande.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Fill from suspect images, too</source>
            <translation>Combler aussi avec les images suspectes</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Images whose scale, bands, date or place seem to be wrong are named in the log. Without this, a sharp one keeps the pixels of its own date alone, and a coarse one is left out.</source>
            <translation>Les images dont l'échelle, les bandes, la date ou la position semblent fausses sont nommées dans le journal. Sans cette option, une image nette ne garde que les pixels de sa propre date, et une image grossière est écartée.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Go on from an earlier run</source>
            <translation>Continuer une exécution précédente</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Dates that lie in the folder and whose images are the same are kept; the others are filled.</source>
            <translation>Les dates présentes dans le dossier dont les images n'ont pas changé sont gardées ; les autres sont complétées.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Folder for the results</source>
            <translation>Dossier des résultats</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>It gets the rasters of each date and a report, series.json.</source>
            <translation>Il reçoit les rasters de chaque date et un rapport, series.json.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>Fuse</source>
            <translation>Fusionner</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>Predicts the sharp image of a day on which only a coarse one exists.</source>
            <translation>Prédit l'image nette d'un jour pour lequel il n'existe qu'une image grossière.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>&lt;p&gt;Predicts the sharp image of the target date from a sharp and a coarse image of another date and the coarse image of the target date (spatiotemporal fusion).&lt;/p&gt;&lt;p&gt;The coarse images may have another coordinate system, pixel size, extent and scale; what is found and done about it is said in the log.&lt;/p&gt;&lt;p&gt;The numbers that compare with a reference image are empty unless one is given; the agreement with C2 is always there.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prédit l'image nette de la date cible à partir d'une image nette et d'une image grossière d'une autre date et de l'image grossière de la date cible (fusion spatio-temporelle).&lt;/p&gt;&lt;p&gt;Les images grossières peuvent avoir un autre système de coordonnées, une autre taille de pixel, une autre emprise et une autre échelle ; ce qui est trouvé et fait est dit dans le journal.&lt;/p&gt;&lt;p&gt;Les nombres qui comparent à une image de référence sont vides si aucune n'est donnée ; l'accord avec C2 est toujours là.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Landsat and a MODIS image of 15 June and the MODIS image of 1 July. Give them as fine image (F1), coarse image (C1) and coarse image of the target date (C2), leave the rest as it is and run: the fused image is what Landsat would have seen on 1 July.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez une image Landsat et une image MODIS du 15 juin et l'image MODIS du 1er juillet. Donnez-les comme image fine (F1), image grossière (C1) et image grossière de la date cible (C2), laissez le reste tel quel et exécutez : l'image fusionnée est ce que Landsat aurait vu le 1er juillet.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>The target date</source>
            <translation>La date cible</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>The device that ran it</source>
            <translation>L'appareil qui l'a exécuté</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Fused images</source>
            <translation>Images fusionnées</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>NDVI of the fused images</source>
            <translation>NDVI des images fusionnées</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Uncertainty of the fused images</source>
            <translation>Incertitude des images fusionnées</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Bounds of the fused images</source>
            <translation>Bornes des images fusionnées</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Probability of change of the fused images</source>
            <translation>Probabilité de changement des images fusionnées</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Fuse a series of dates</source>
            <translation>Fusionner une série temporelle</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Predicts the sharp images of several days from the same reference dates.</source>
            <translation>Prédit les images nettes de plusieurs jours à partir des mêmes dates de référence.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>&lt;p&gt;Predicts the sharp image of each target date from a sharp and a coarse image of another date and the coarse images of the target dates (spatiotemporal fusion). The images of the reference date are read once for all of them, and each result is the one that &lt;i&gt;Fuse&lt;/i&gt; would give.&lt;/p&gt;&lt;p&gt;The results are loaded with their day set: the temporal controller plays the series.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prédit l'image nette de chaque date cible à partir d'une image nette et d'une image grossière d'une autre date et des images grossières des dates cibles (fusion spatio-temporelle). Les images de la date de référence sont lues une fois pour toutes, et chaque résultat est celui que donnerait &lt;i&gt;Fusionner&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Les résultats sont chargés avec leur jour réglé : le contrôleur temporel joue la série.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Landsat and a MODIS image of 15 June and a MODIS image of every eighth day after it. Give the MODIS images as coarse images of the target dates and choose a folder: it gets an image like Landsat's for each of these days.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez une image Landsat et une image MODIS du 15 juin et une image MODIS tous les huit jours ensuite. Donnez les images MODIS comme images grossières des dates cibles et choisissez un dossier : il reçoit une image comme celle de Landsat pour chacun de ces jours.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The target dates</source>
            <translation>Les dates cibles</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The name of the files is '{name}', but it must be a name without a folder, with {mark} where the day of each image belongs: give fused_{mark}.tif, for example.</source>
            <translation>Le nom des fichiers est « {name} », mais ce doit être un nom sans dossier, avec {mark} à la place du jour de chaque image : donnez fused_{mark}.tif, par exemple.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The date of '{target}' is neither in its tags nor in the file's name: rename the file (its date as 2024-07-01, 20240701 or A2024183), or fuse that date alone with 'Fuse' and its 'Target date'.</source>
            <translation>La date de « {target} » n'est ni dans ses étiquettes ni dans le nom du fichier : renommez le fichier (sa date sous la forme 2024-07-01, 20240701 ou A2024183), ou fusionnez cette date seule avec « Fusionner » et sa « Date cible ».</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>'{first}' and '{second}' are both of {day}: leave one of them out.</source>
            <translation>« {first} » et « {second} » sont tous deux du {day} : retirez-en un.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The folder '{folder}' can't be made ({reason}): choose another.</source>
            <translation>Le dossier « {folder} » ne peut pas être créé ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Series ({method})</source>
            <translation>Série ({method})</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Cloud-optimised GeoTIFFs</source>
            <translation>GeoTIFF optimisés pour le cloud</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Resume an unfinished run</source>
            <translation>Reprendre une exécution inachevée</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Goes on from the last finished rows of a run that was cancelled, failed or lost its power. The images, the method, its settings and the names of the outputs must be those of that run, so it does not work with temporary outputs.</source>
            <translation>Continue après les dernières lignes terminées d'une exécution annulée, échouée ou privée de courant. Les images, la méthode, ses réglages et les noms des sorties doivent être ceux de cette exécution ; cela ne marche donc pas avec des sorties temporaires.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The predicted sharp image of the target date.</source>
            <translation>L'image nette prédite de la date cible.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The vegetation index of the prediction; needs a red and a near infrared band.</source>
            <translation>L'indice de végétation de la prédiction ; demande une bande rouge et une du proche infrarouge.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The prediction minus F1, band by band.</source>
            <translation>La prédiction moins F1, bande par bande.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>How sure the prediction is of each pixel, band by band: about 68 % of the errors should be within it.</source>
            <translation>La confiance de la prédiction en chaque pixel, bande par bande : environ 68 % des erreurs devraient y être comprises.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Bounds of 68 and 95 %</source>
            <translation>Bornes de 68 et 95 %</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels: four bands for each band.</source>
            <translation>Entre quelles valeurs la vérité devrait se trouver pour environ 68 et 95 % des pixels : quatre bandes pour chaque bande.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a network that was trained to tell it (twostream with the option change).</source>
            <translation>La probabilité, de 0 à 1, que chaque pixel ait changé de plus d'un écart type de F1 ; seulement d'un réseau entraîné pour cela (twostream avec l'option change).</translation>
        </message>
        <message>
            <extracomment>toolbox/fusing_algorithm.py</extracomment>
            <source>'{have}' was given without '{lack}': give both or none.</source>
            <translation>« {have} » a été donné sans « {lack} » : donnez les deux ou aucun.</translation>
        </message>
        <message>
            <extracomment>toolbox/graph_layers.py</extracomment>
            <source>Vegetated</source>
            <translation>Végétalisé</translation>
        </message>
        <message>
            <extracomment>toolbox/graph_layers.py</extracomment>
            <source>Not vegetated</source>
            <translation>Non végétalisé</translation>
        </message>
        <message>
            <extracomment>toolbox/graphs.py</extracomment>
            <source>Graphs</source>
            <translation>Enchaînements</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Import a model</source>
            <translation>Importer un modèle</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Tries a network from elsewhere, and adds it to the methods.</source>
            <translation>Essaie un réseau venu d'ailleurs et l'ajoute aux méthodes.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>&lt;p&gt;A network that was made with other tools becomes a method of Chronofuse: an ONNX file that predicts the sharp image, with its weights inside, and a small text file (JSON) that says what its inputs are. It is tried on images of several sizes first, and what is wrong is said. Then it is in the list of methods at once.&lt;/p&gt;&lt;p&gt;A model that Chronofuse exported itself needs no such text file. The guide has an example of one, under &lt;i&gt;Models of your own&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;A network for sequences is taken in as well; it is then among the methods of &lt;i&gt;Fill a series&lt;/i&gt;.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Un réseau fait avec d'autres outils devient une méthode de Chronofuse : un fichier ONNX qui prédit l'image nette, avec ses poids dedans, et un petit fichier texte (JSON) qui dit ce que sont ses entrées. Il est d'abord essayé sur des images de plusieurs tailles, et ce qui ne va pas est dit. Il est ensuite aussitôt dans la liste des méthodes.&lt;/p&gt;&lt;p&gt;Un modèle que Chronofuse a exporté lui-même n'a pas besoin de ce fichier texte. Le guide en a un exemple, sous &lt;i&gt;Models of your own&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Un réseau pour séquences est accepté aussi ; il est alors parmi les méthodes de &lt;i&gt;Compléter une série&lt;/i&gt;.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>&lt;p&gt;You have stf-net.onnx, and stf-net.json beside it. Choose the first; &lt;i&gt;stf-net&lt;/i&gt; is then a method.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez stf-net.onnx et, à côté, stf-net.json. Choisissez le premier ; &lt;i&gt;stf-net&lt;/i&gt; est alors une méthode.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Model file (.onnx)</source>
            <translation>Fichier de modèle (.onnx)</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The network, with its weights in the file itself.</source>
            <translation>Le réseau, avec ses poids dans le fichier même.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>What it is (.json)</source>
            <translation>Ce que c'est (.json)</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The text file that says what the inputs are; left empty, the one of the same name beside the model, else what the model says itself.</source>
            <translation>Le fichier texte qui dit ce que sont les entrées ; laissé vide, celui du même nom à côté du modèle, sinon ce que dit le modèle lui-même.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Name of the method</source>
            <translation>Nom de la méthode</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>In lower-case letters, digits and dashes; left empty, the one that it brings.</source>
            <translation>En minuscules, chiffres et tirets ; laissé vide, celui qu'il apporte.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Replace a model of that name</source>
            <translation>Remplacer un modèle de ce nom</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Without it, a model of yours that has the name already is left alone.</source>
            <translation>Sans cela, un de vos modèles qui a déjà ce nom est laissé tel quel.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The model among your own</source>
            <translation>Le modèle parmi les vôtres</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The name of the method</source>
            <translation>Le nom de la méthode</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>'{name}' is a method now: it is among those of Fill a series.</source>
            <translation>« {name} » est maintenant une méthode : elle est parmi celles de « Compléter une série ».</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>'{name}' is a method now: it is in the dock's list.</source>
            <translation>'{name}' est maintenant une méthode : elle est dans la liste du panneau.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Invert a parameter</source>
            <translation>Inverser un paramètre</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Maps a parameter of the ground by measurements and images, and says how far off it may be.</source>
            <translation>Cartographie un paramètre du sol d'après des mesures et des images, et dit de combien il peut s'écarter.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes measurements at points, with their value and day, looks up what the images show there, fits a model and maps the parameter with its deviation. How good the model is, is measured on groups of measurements that it did not know: cells of the ground or the values of a field, never single pixels beside known ones.&lt;/p&gt;&lt;p&gt;A formula of the field (chlorophyll, turbidity, cover of plants, temperature of the surface) works without measurements, too, and then knows no deviation.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prend des mesures en des points, avec leur valeur et leur jour, regarde ce que les images y montrent, ajuste un modèle et cartographie le paramètre avec son écart. La qualité du modèle est mesurée sur des groupes de mesures qu'il ne connaissait pas : cellules du sol ou valeurs d'un champ, jamais des pixels isolés à côté de pixels connus.&lt;/p&gt;&lt;p&gt;Une formule du domaine (chlorophylle, turbidité, couverture végétale, température de surface) marche aussi sans mesures, et ne connaît alors pas d'écart.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>&lt;p&gt;You have water samples with their chlorophyll and day, and a folder of Sentinel-2 images. Give both, the field with the chlorophyll, and the model pls: the layer shows the chlorophyll of the last date, and the page how near the model came to samples that it did not know.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez des échantillons d'eau avec leur chlorophylle et leur jour, et un dossier d'images Sentinel-2. Donnez les deux, le champ de la chlorophylle et le modèle pls : la couche montre la chlorophylle de la dernière date, et la page, à quel point le modèle s'est approché d'échantillons qu'il ne connaissait pas.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>R2 of what was held out</source>
            <translation>R2 de ce qui était réservé</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>RMSE of what was held out</source>
            <translation>RMSE de ce qui était réservé</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Share of the errors within the deviation</source>
            <translation>Part des erreurs dans l'écart</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A folder with an image for each date.</source>
            <translation>Un dossier avec une image pour chaque date.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements</source>
            <translation>Mesures</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Points or polygons with what was measured; a formula and a kept model need none.</source>
            <translation>Points ou polygones avec ce qui a été mesuré ; une formule et un modèle gardé n'en ont pas besoin.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field with the value</source>
            <translation>Champ de la valeur</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>What was measured.</source>
            <translation>Ce qui a été mesuré.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field with the day</source>
            <translation>Champ du jour</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Left out, the field called date, if there is one.</source>
            <translation>Sans indication, le champ nommé date, s'il existe.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field of the groups</source>
            <translation>Champ des groupes</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements of one value are held out together, as those of a lake; left out, cells.</source>
            <translation>Les mesures d'une même valeur sont réservées ensemble, comme celles d'un lac ; sans indication, des cellules.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>formula: one of the field; linear: least squares; pls: partial least squares on all bands and their logarithms, for many bands or few measurements; forest: a random forest.</source>
            <translation>formula : une du domaine ; linear : moindres carrés ; pls : moindres carrés partiels sur toutes les bandes et leurs logarithmes, pour beaucoup de bandes ou peu de mesures ; forest : une forêt aléatoire.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Formula</source>
            <translation>Formule</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>With the model formula: ndci (chlorophyll of water), ndti (turbidity), fvc (cover of plants), temperature (of the surface, from a thermal band).</source>
            <translation>Avec le modèle formula : ndci (chlorophylle de l'eau), ndti (turbidité), fvc (couverture végétale), temperature (de surface, d'après une bande thermique).</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Date to map</source>
            <translation>Date de la carte</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>As {example}; left out, the last.</source>
            <translation>Comme {example} ; sans indication, la dernière.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Bands and indices</source>
            <translation>Bandes et indices</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Names with commas between them, as red, ndvi; left out, all bands.</source>
            <translation>Noms séparés par des virgules, comme red, ndvi ; sans indication, toutes les bandes.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Kept model</source>
            <translation>Modèle gardé</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A model that an earlier run has kept, in the place of measurements.</source>
            <translation>Un modèle gardé par une exécution précédente, à la place de mesures.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Days to an image</source>
            <translation>Jours jusqu'à une image</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>How far a measurement may be from an image.</source>
            <translation>À quelle distance d'une image une mesure peut être.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Side of the cells (m)</source>
            <translation>Côté des cellules (m)</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements in one cell are held out together; left out, an eighth of their extent.</source>
            <translation>Les mesures d'une cellule sont réservées ensemble ; sans indication, un huitième de leur étendue.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Parameter</source>
            <translation>Paramètre</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A raster with the bands value and deviation, on the grid of the images.</source>
            <translation>Un raster avec les bandes value et deviation, sur la grille des images.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Model to keep</source>
            <translation>Modèle à garder</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>For other images.</source>
            <translation>Pour d'autres images.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Each measurement beside what was predicted of it while held out.</source>
            <translation>Chaque mesure à côté de ce qui en a été prédit pendant qu'elle était réservée.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A page with measured beside predicted values, and the maps.</source>
            <translation>Une page avec les valeurs mesurées à côté des prédites, et les cartes.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Rasters of any resolution: images of a date, radar, heights. All are brought onto the finest grid.</source>
            <translation>Rasters de toute résolution : images d'une date, radar, altitudes. Tous sont amenés sur la grille la plus fine.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Folder of a series</source>
            <translation>Dossier d'une série</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Dated images, best filled; what is missing in time is taken from the dates before and after. A model looks at days of the year, so that it can be used for another year.</source>
            <translation>Images datées, de préférence comblées ; ce qui manque dans le temps est pris des dates avant et après. Un modèle regarde des jours de l'année, et sert donc pour une autre année.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Field with the classes</source>
            <translation>Champ des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Numbers or texts; each value is a class.</source>
            <translation>Nombres ou textes ; chaque valeur est une classe.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Grid</source>
            <translation>Grille</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>A raster whose grid all images are brought onto; left out, the finest of them.</source>
            <translation>Un raster sur la grille duquel toutes les images sont amenées ; sans lui, la plus fine d'entre elles.</translation>
        </message>
        <message>
            <extracomment>toolbox/method_parameters.py</extracomment>
            <source>Parameters of a model file</source>
            <translation>Paramètres d'un fichier de modèle</translation>
        </message>
        <message>
            <extracomment>toolbox/method_parameters.py</extracomment>
            <source>Parameters that have no field above, as those of a model file: name=value, name=value. Any parameter of the method may be set here.</source>
            <translation>Paramètres qui n'ont pas de champ plus haut, comme ceux d'un fichier de modèle : nom=valeur, nom=valeur. Tout paramètre de la méthode peut être réglé ici.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Phenology</source>
            <translation>Phénologie</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Finds when the season of each pixel of a series starts, peaks and ends.</source>
            <translation>Trouve quand la saison de chaque pixel d'une série commence, culmine et finit.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes a series of sharp images, makes a vegetation index of each, lays a smooth curve through the values of every pixel and finds its season: start, peak, end, length, amplitude, base, integral, the number of seasons and the error of the fit, each a band of one raster with a style of its own.&lt;/p&gt;&lt;p&gt;Days are counted from 1 January of the year; below 1 they lie in the year before, beyond 366 in the one after. A season may begin in the autumn before: give images of the months around the year, too. Clouds that a mask has missed are recognised as dips of a few days and count less.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prend une série d'images fines, calcule un indice de végétation de chacune, trace une courbe lisse par les valeurs de chaque pixel et trouve sa saison : début, pic, fin, durée, amplitude, base, intégrale, le nombre de saisons et l'erreur de l'ajustement, chacun une bande d'un raster avec son propre style.&lt;/p&gt;&lt;p&gt;Les jours sont comptés à partir du 1er janvier de l'année ; en dessous de 1 ils sont dans l'année précédente, au-delà de 366 dans la suivante. Une saison peut commencer dès l'automne précédent : donnez aussi des images des mois autour de l'année. Les nuages qu'un masque a manqués sont reconnus comme des creux de quelques jours et comptent moins.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a folder with the Sentinel-2 images of 2023 and 2024 and their masks. Give the folder and the year 2024: the layer shows when each field greened up; choose another style of the layer to see when it was harvested.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez un dossier avec les images Sentinel-2 de 2023 et 2024 et leurs masques. Donnez le dossier et l'année 2024 : la couche montre quand chaque champ a verdi ; choisissez un autre style de la couche pour voir quand il a été récolté.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>The year that days are counted in</source>
            <translation>L'année dans laquelle les jours sont comptés</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Number of images that were used</source>
            <translation>Nombre d'images utilisées</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Share of the pixels with a season</source>
            <translation>Part des pixels avec une saison</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A folder with an image for each date; masks beside them are used. The dates are read from the names of the files (2024-07-01, 20240701 or A2024183).</source>
            <translation>Un dossier avec une image par date ; les masques à côté d'elles sont utilisés. Les dates sont lues dans les noms des fichiers (2024-07-01, 20240701 ou A2024183).</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>What the seasons are found in: ndvi or evi2 (red and near infrared), ndmi (near infrared and swir1), or band, where the images are the index already.</source>
            <translation>Ce dans quoi les saisons sont cherchées : ndvi ou evi2 (rouge et proche infrarouge), ndmi (proche infrarouge et swir1), ou band, si les images sont déjà l'indice.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Year</source>
            <translation>Année</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Days are counted from its 1 January. Left out, it is the year with the most images.</source>
            <translation>Les jours sont comptés à partir de son 1er janvier. Sans indication, c'est l'année qui a le plus d'images.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Seasons in a year</source>
            <translation>Saisons dans une année</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>auto finds out how many there are and shows the one in which the most grew; 1 takes the year as one season; 2 gives bands for a first and a second one.</source>
            <translation>auto trouve combien il y en a et montre celle où il a poussé le plus ; 1 prend l'année comme une seule saison ; 2 donne des bandes pour une première et une deuxième.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Smoothing</source>
            <translation>Lissage</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>The curve through the values: Whittaker's, Savitzky and Golay's, or straight lines (none).</source>
            <translation>La courbe par les valeurs : celle de Whittaker, celle de Savitzky et Golay, ou des droites (none).</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Start of a season</source>
            <translation>Début d'une saison</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>amplitude: where the curve has risen by a share of its amplitude, and fallen to it again; derivative: where it rises and falls most steeply.</source>
            <translation>amplitude : où la courbe est montée d'une part de son amplitude, et y est redescendue ; derivative : où elle monte et descend le plus fort.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A CSV file with the columns file and, where known, date, mask, sensor and band.</source>
            <translation>Un fichier CSV avec les colonnes file et, si connues, date, mask, sensor et band.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Share of the amplitude</source>
            <translation>Part de l'amplitude</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>At the start and the end of a season.</source>
            <translation>Au début et à la fin d'une saison.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Least amplitude</source>
            <translation>Amplitude minimale</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Of the index; what changes less has no season.</source>
            <translation>De l'indice ; ce qui change moins n'a pas de saison.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Smoothing over (days)</source>
            <translation>Lissage sur (jours)</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Of a swing as long as this the smoothing leaves one half; more is smoother.</source>
            <translation>D'une oscillation de cette durée le lissage laisse la moitié ; plus est plus lisse.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Seasons</source>
            <translation>Saisons</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>One raster with a band for each figure, on the grid of the images.</source>
            <translation>Un raster avec une bande par grandeur, sur la grille des images.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A page with maps, the days on which seasons start, peak and end, and what to know of them.</source>
            <translation>Une page avec des cartes, les jours où les saisons commencent, culminent et finissent, et ce qu'il faut en savoir.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Image</source>
            <translation>Image</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for each band to predict: a name (which may stay empty) and the number of the band in the fine and in the coarse images. Left out, they are matched by name, wavelength or position.</source>
            <translation>Une ligne par bande à prédire : un nom (qui peut rester vide) et le numéro de la bande dans les images fines et dans les grossières. Sans indication, elles sont appariées par nom, longueur d'onde ou position.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>The first fine band goes with the first coarse band and so on, whatever they are called.</source>
            <translation>La première bande fine va avec la première bande grossière et ainsi de suite, quel que soit leur nom.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Bands without a partner</source>
            <translation>Bandes sans partenaire</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Which bands of F1 are which, where its bands have no names: red=3,nir=4.</source>
            <translation>Quelle bande de F1 est laquelle, si ses bandes n'ont pas de nom : red=3,nir=4.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with: it is left out, changes like the nearest band that has one, or is predicted from the fused bands (spectral).</source>
            <translation>Ce que devient une bande fine à laquelle ne correspond aucune bande grossière : elle est omise, change comme la plus proche qui en a une, ou est prédite à partir des bandes fusionnées (spectral).</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with: it is left out, or changes like the nearest band that has one.</source>
            <translation>Ce que devient une bande fine à laquelle aucune bande grossière ne correspond : elle est omise, ou change comme la plus proche qui en a une.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>How images are read</source>
            <translation>Comment les images sont lues</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for each image whose file does not say it, or says it wrongly: F1, C1, F3, C3, C2 (of one of several dates C2.1, C2.2 and so on), reference, or fine, coarse or all; then scale and offset (value = stored number x scale + offset), the stored number that means nothing, and a mask: a raster that is 0 where the image is not to be used, a product's quality band, or auto for what looks like cloud; and its day (2024-07-01). Empty cells stay as they are found.</source>
            <translation>Une ligne par image dont le fichier ne le dit pas, ou le dit mal : F1, C1, F3, C3, C2 (de plusieurs dates, C2.1, C2.2, etc.), reference, ou fine, coarse ou all ; puis échelle et décalage (valeur = nombre stocké × échelle + décalage), le nombre stocké qui ne signifie rien, et un masque : un raster qui vaut 0 là où l'image ne doit pas être utilisée, la bande de qualité d'un produit, ou auto pour ce qui ressemble à un nuage ; et son jour (2024-07-01). Les cellules vides restent comme trouvé.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for a sensor whose files do not say it, or say it wrongly: fine, coarse or all; then scale and offset (value = stored number x scale + offset), the stored number that means nothing, and a mask: a product's quality band, or auto for what looks like cloud. A mask in a file beside its image is found by its name. Empty cells stay as they are found.</source>
            <translation>Une ligne par capteur dont les fichiers ne le disent pas, ou le disent mal : fine, coarse ou all ; puis échelle et décalage (valeur = nombre stocké × échelle + décalage), le nombre stocké qui ne signifie rien, et un masque : la bande de qualité d'un produit, ou auto pour ce qui ressemble à un nuage. Un masque dans un fichier à côté de son image est trouvé par son nom. Les cellules vides restent comme trouvé.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>off: a shift between the sensors is only told. auto: it is corrected where sure. DX,DY: the coarse images move by so many fine pixels to the right and down.</source>
            <translation>off : un décalage entre les capteurs est seulement signalé. auto : il est corrigé là où il est sûr. DX,DY : les images grossières se déplacent d'autant de pixels fins vers la droite et vers le bas.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Harmonise the sensors</source>
            <translation>Harmoniser les capteurs</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>off: the line between the sensors is only told. auto: the coarse images are brought to the fine sensor by it where it is sure. on: always.</source>
            <translation>off : la droite entre les capteurs est seulement signalée. auto : elle sert à ramener les images grossières au capteur fin là où elle est sûre. on : toujours.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Bands were given one by one and by position: choose one of the two.</source>
            <translation>Les bandes ont été données une à une et par position : choisissez l'un des deux.</translation>
        </message>
        <message>
            <extracomment>toolbox/provider.py</extracomment>
            <source>Chronofuse (spatiotemporal fusion)</source>
            <translation>Chronofuse (fusion spatio-temporelle)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Repair a cloudy image</source>
            <translation>Réparer une image nuageuse</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Makes a cloudy sharp image whole from sharp images of other days.</source>
            <translation>Complète une image nette nuageuse à partir d'images nettes d'autres jours.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes one sharp image with clouds or gaps, sharp images of the same place on other days, with clouds of their own, and coarse images where there are any, and predicts what lies under the clouds. Pixels that are clear stay as they are, bit for bit.&lt;/p&gt;&lt;p&gt;The clear part of the image tells how its day differs from the other days, and that goes on under the clouds, from their rim inwards. Beside the whole image comes a raster that says where each pixel comes from.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Prend une image nette avec des nuages ou des lacunes, des images nettes du même lieu à d'autres jours, avec leurs propres nuages, et des images grossières s'il y en a, et prédit ce qui se trouve sous les nuages. Les pixels clairs restent tels quels, bit pour bit.&lt;/p&gt;&lt;p&gt;La partie claire de l'image montre en quoi son jour diffère des autres, et cela se poursuit sous les nuages, de leur bord vers l'intérieur. À côté de l'image complète vient un raster qui dit d'où vient chaque pixel.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Sentinel-2 image of 20 May of which a third is cloud, its mask, and a folder with the images of the year. Give the image, the mask and the folder: you get the image of 20 May without clouds.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez une image Sentinel-2 du 20 mai dont un tiers est nuageux, son masque et un dossier avec les images de l'année. Indiquez l'image, le masque et le dossier : vous obtenez l'image du 20 mai sans nuages.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The day of the image</source>
            <translation>Le jour de l'image</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Share of the image that was cloudy</source>
            <translation>Part de l'image qui était nuageuse</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Share of the image that stayed empty</source>
            <translation>Part de l'image restée vide</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Cloudy image (F2)</source>
            <translation>Image nuageuse (F2)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The sharp image that is to be made whole. The output is stored like it.</source>
            <translation>L'image nette à compléter. Le résultat est enregistré comme elle.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Mask of its clouds</source>
            <translation>Masque de ses nuages</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>A raster that is 0 where the image is not to be used. Left out, the mask that lies beside the image, its quality bands and its gaps are what is repaired.</source>
            <translation>Un raster qui vaut 0 là où l'image ne doit pas servir. Sans indication, on répare ce que montrent le masque à côté de l'image, ses bandes de qualité et ses lacunes.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Day of the image</source>
            <translation>Jour de l'image</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>As {example}; left out, it is read from the name or the tags of the file.</source>
            <translation>Comme {example} ; sans indication, il est lu dans le nom ou les balises du fichier.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Folder of sharp images of other days</source>
            <translation>Dossier d'images nettes d'autres jours</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Sharp images of other days</source>
            <translation>Images nettes d'autres jours</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Sharp images of the same place, best before and after, with masks beside them where cloudy.</source>
            <translation>Images nettes du même lieu, de préférence avant et après, avec des masques à côté si elles sont nuageuses.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Coarse images of the day itself, or of days around it, and of the days of the sharp ones. Without them, what is cloudy is predicted in time alone.</source>
            <translation>Images grossières du jour même, ou de jours voisins, et des jours des images nettes. Sans elles, ce qui est nuageux est prédit dans le temps seul.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Fringe of the clouds (pixels)</source>
            <translation>Frange des nuages (pixels)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>So many pixels around what a mask takes out are replaced, too: masks miss the fringe of most clouds.</source>
            <translation>Autant de pixels autour de ce qu'un masque retire sont aussi remplacés : les masques manquent la frange de la plupart des nuages.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>At most so many sharp images before a date, and after it, are made use of.</source>
            <translation>Au plus autant d'images nettes avant une date, et après elle, sont utilisées.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Whole image</source>
            <translation>Image complète</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The image without clouds, on its own grid and stored as it was.</source>
            <translation>L'image sans nuages, sur sa propre grille et enregistrée comme elle l'était.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Origin of the pixels</source>
            <translation>Origine des pixels</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>0 nothing, 1 observed, 2 predicted with the coarse image of the day, 3 with those of days around it, 4 in time alone; then the days to the sharp images before and after. Left out, it lies beside the whole image.</source>
            <translation>0 rien, 1 observé, 2 prédit avec l'image grossière du jour, 3 avec celles de jours voisins, 4 dans le temps seul ; puis les jours jusqu'aux images nettes d'avant et d'après. Sans indication, il est placé à côté de l'image complète.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The standard deviation of each pixel and band; 0 where it was clear.</source>
            <translation>L'écart type de chaque pixel et bande ; 0 là où c'était clair.</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE against the reference image</source>
            <translation>RMSE par rapport à l'image de référence</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>SSIM against the reference image</source>
            <translation>SSIM par rapport à l'image de référence</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Correlation with the reference image</source>
            <translation>Corrélation avec l'image de référence</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Skill: 1 - RMSE / RMSE of copying F1</source>
            <translation>Gain : 1 - RMSE / RMSE de la copie de F1</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of the prediction, brought to coarse pixels, against C2</source>
            <translation>RMSE de la prédiction, ramenée aux pixels grossiers, par rapport à C2</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Mean spectral angle, radians</source>
            <translation>Angle spectral moyen, en radians</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>ERGAS</source>
            <translation>ERGAS</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>EDGE: strength of the edges</source>
            <translation>EDGE : force des contours</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>F1 of the boundaries of classes</source>
            <translation>F1 des limites de classes</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of NDVI</source>
            <translation>RMSE du NDVI</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Overall accuracy of the classes</source>
            <translation>Exactitude globale des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Mean intersection over union of the classes</source>
            <translation>Intersection sur union moyenne des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Kappa of the classes</source>
            <translation>Kappa des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of the second differences of a series</source>
            <translation>RMSE des différences secondes d'une série</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Roughness of a series in time</source>
            <translation>Rugosité d'une série dans le temps</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Look through a series</source>
            <translation>Examiner une série</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Says what is there of a series, which image is wrong, and which dates can be filled well.</source>
            <translation>Dit ce qu'il y a d'une série, quelle image est fausse et quelles dates peuvent être bien complétées.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>&lt;p&gt;Looks at a few windows of each image and says of every date what is there, how much of it is clear, which references are nearest and how far off a filled image is expected to be. It finds the image whose scale, offset, band order, date or registration is wrong, by what the coarse images and the other dates say.&lt;/p&gt;&lt;p&gt;The time line is a page with all dates to look at; the table has the same for further steps.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Regarde quelques fenêtres de chaque image et dit de chaque date ce qu'il y a, quelle part en est claire, quelles références sont les plus proches et quelle erreur on attend d'une image complétée. Trouve l'image dont l'échelle, le décalage, l'ordre des bandes, la date ou le recalage est faux, d'après ce que disent les images grossières et les autres dates.&lt;/p&gt;&lt;p&gt;La ligne du temps est une page avec toutes les dates à regarder ; la table contient la même chose pour d'autres étapes.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>&lt;p&gt;You have forty images of a place from several sources. Before you fill the series, look through it: the page says that the image of one date has another scale than all others, and which dates without a sharp image can be filled well.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez quarante images d'un lieu, de plusieurs sources. Avant de compléter la série, examinez-la : la page dit que l'image d'une date a une autre échelle que toutes les autres, et quelles dates sans image nette peuvent être bien complétées.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Number of suspect images</source>
            <translation>Nombre d'images suspectes</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Suspect images and why</source>
            <translation>Images suspectes et pourquoi</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Dates that can be filled well</source>
            <translation>Dates qui peuvent être bien complétées</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>The coarse images of the same and of more dates.</source>
            <translation>Les images grossières des mêmes dates et d'autres.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Time line</source>
            <translation>Ligne du temps</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>A page with all dates on a line, the suspect ones marked, and what to make of each.</source>
            <translation>Une page avec toutes les dates sur une ligne, les suspectes marquées, et que penser de chacune.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Table of the dates</source>
            <translation>Table des dates</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>A line a date, for further steps.</source>
            <translation>Une ligne par date, pour d'autres étapes.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>All that the sharp images show</source>
            <translation>Tout ce que montrent les images nettes</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Fills the area that the sharp images show together, where each of them, as a swath or a tile, shows a part. Without it, what most of them show.</source>
            <translation>Remplit la zone que les images nettes montrent ensemble, là où chacune, bande ou tuile, en montre une partie. Sinon, ce que montrent la plupart d'entre elles.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Area to fill</source>
            <translation>Zone à remplir</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>A rectangle instead: larger than the sharp images, or a part of them.</source>
            <translation>Un rectangle à la place : plus grand que les images nettes, ou une partie d'entre elles.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Bring swaths to one level</source>
            <translation>Mettre les bandes au même niveau</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Of such an area: sharp images that lie higher or lower than those of the other swaths are moved, by what they show in common and by the coarse images. Without it, all stay as they are.</source>
            <translation>Dans une telle zone : les images nettes plus hautes ou plus basses que celles des autres bandes sont ajustées, d'après ce qu'elles montrent en commun et d'après les images grossières. Sinon, toutes restent telles quelles.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Layout of the files</source>
            <translation>Disposition des fichiers</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>dates: a file for each date. index: beside them also one file for each index and band, with a band for each date.</source>
            <translation>dates : un fichier par date. index : en plus, un fichier par indice et par bande, avec une bande par date.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend</source>
            <translation>Tendance</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>A raster for each index and band with the slope a year (Theil and Sen), the p of Mann and Kendall's test, tau and the number of dates: over all dates, or over the means of the years (yearly). At a pixel the dates count that are observed or fused there.</source>
            <translation>Un raster par indice et par bande avec la pente par an (Theil et Sen), le p du test de Mann et Kendall, tau et le nombre de dates : sur toutes les dates (all), ou sur les moyennes des années (yearly). En un pixel comptent les dates qui y sont observées ou fusionnées.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend of one year</source>
            <translation>Tendance d'une année</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>The trend over the dates of this year alone.</source>
            <translation>La tendance sur les seules dates de cette année.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Stores the filled dates smoothed in time, too, beside the filled ones: a curve through the values of each pixel, Whittaker's or Savitzky and Golay's. Observed pixels stay as they are, unless they are not to be kept.</source>
            <translation>Enregistre aussi les dates complétées lissées dans le temps, à côté des complétées : une courbe à travers les valeurs de chaque pixel, de Whittaker ou de Savitzky et Golay. Les pixels observés restent tels quels, sauf s'ils ne doivent pas être gardés.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend of {name}, a year</source>
            <translation>Tendance de {name}, par an</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Makes the engine's private Python environment, or repairs it; needed once.</source>
            <translation>Crée l'environnement Python privé du moteur, ou le répare ; nécessaire une fois.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>&lt;p&gt;Chronofuse computes in a process of its own, in a private Python environment outside the plugin's folder. This algorithm makes it: {sizes}. QGIS's own Python stays as it is. The proxy of QGIS's own settings is used.&lt;/p&gt;&lt;p&gt;Run again, it repairs what is broken. What a set-up that failed or was cancelled had downloaded is kept for the next one.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Chronofuse calcule dans un processus à lui, dans un environnement Python privé hors du dossier de l'extension. Cet algorithme le crée : {sizes}. Le Python de QGIS reste tel quel. Le proxy des réglages de QGIS est utilisé.&lt;/p&gt;&lt;p&gt;Relancé, il répare ce qui est abîmé. Ce qu'une installation échouée ou annulée avait téléchargé est gardé pour la suivante.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>&lt;p&gt;Run it as it is before the first fusion. Run it again with the training's libraries ticked before the first training.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Lancez-le tel quel avant la première fusion. Relancez-le avec les bibliothèques d'entraînement cochées avant le premier entraînement.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>With the training's libraries</source>
            <translation>Avec les bibliothèques d'entraînement</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs PyTorch and what else training and fine-tuning need, too: about {size}, or up to {with_cuda} on Linux, where PyTorch brings CUDA.</source>
            <translation>Installe aussi PyTorch et ce que demandent l'entraînement et l'affinage : environ {size}, ou jusqu'à {with_cuda} sous Linux, où PyTorch apporte CUDA.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>With the libraries for graphics cards</source>
            <translation>Avec les bibliothèques pour cartes graphiques</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs ONNX Runtime for NVIDIA cards in the place of the one for the processor: about {size}, for Linux and Windows.</source>
            <translation>Installe ONNX Runtime pour cartes NVIDIA à la place de celui du processeur : environ {size}, pour Linux et Windows.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs from this folder and downloads nothing: for a machine without internet.</source>
            <translation>Installe depuis ce dossier et ne télécharge rien : pour une machine sans internet.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The engine's interpreter</source>
            <translation>L'interpréteur Python du moteur</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The log of the set-up</source>
            <translation>Le journal de l'installation</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The log: {path}</source>
            <translation>Le journal : {path}</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>RMSE on what was held out, as a share of the baseline delta's</source>
            <translation>RMSE sur ce qui était réservé, en part de celui de la méthode de base delta</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>RMSE on what was held out, as a share of that of the method of series that is corrected</source>
            <translation>RMSE sur ce qui était réservé, en part de celui de la méthode de séries qui est corrigée</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>The step whose weights were kept</source>
            <translation>L'étape dont les poids ont été gardés</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>How many steps were trained</source>
            <translation>Combien d'étapes ont été entraînées</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Train or fine-tune a network</source>
            <translation>Entraîner ou affiner un réseau</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Trains a network on your own images; a few minutes are enough to fit a model to your region.</source>
            <translation>Entraîne un réseau sur vos propres images ; quelques minutes suffisent pour adapter un modèle à votre région.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>&lt;p&gt;A network that was trained elsewhere may fail in your region. Fine-tuning fits it to your own images: choose the &lt;i&gt;Model to begin with&lt;/i&gt; and a folder with sharp images of at least two dates. A few minutes on an ordinary computer do. The new model gets a name, and appears in the list of methods of &lt;i&gt;Fuse&lt;/i&gt; from then on.&lt;/p&gt;&lt;p&gt;The folder holds images called fine_2024-07-01.tif, or a folder of such images for each place. Coarse images of the same days, called coarse_2024-07-01.tif, are learnt from where there are any; otherwise they are simulated.&lt;/p&gt;&lt;p&gt;Some of the places are held out: how well their images are predicted decides which weights are kept, and is written into the model's card. A single place is parted into upper and lower rows for it.&lt;/p&gt;&lt;p&gt;A training needs PyTorch: run &lt;i&gt;Set up the engine&lt;/i&gt; with the training's libraries once. A training that was cancelled is kept and can be resumed.&lt;/p&gt;&lt;p&gt;With &lt;i&gt;series&lt;/i&gt; a network is trained that corrects what &lt;i&gt;Fill a series&lt;/i&gt; gives. It needs images of three dates at least, better of a year, and appears among the methods of &lt;i&gt;Fill a series&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;With &lt;i&gt;self&lt;/i&gt; a network learns from the very scene that is to be predicted, at its coarse scale: choose F1, C1 and C2, and no folder. It wants a scene of at least 72 x 32 coarse pixels, and the new model is for that scene alone.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Un réseau entraîné ailleurs peut échouer dans votre région. L'affinage l'adapte à vos propres images : choisissez le &lt;i&gt;Modèle de départ&lt;/i&gt; et un dossier d'images nettes d'au moins deux dates. Quelques minutes sur un ordinateur ordinaire suffisent. Le nouveau modèle reçoit un nom, et figure dès lors dans la liste des méthodes de &lt;i&gt;Fusionner&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Le dossier contient des images nommées fine_2024-07-01.tif, ou un dossier de telles images par lieu. Les images grossières des mêmes jours, nommées coarse_2024-07-01.tif, servent à apprendre là où il y en a ; sinon elles sont simulées.&lt;/p&gt;&lt;p&gt;Certains lieux sont réservés : la qualité de la prédiction de leurs images décide des poids qui sont gardés, et est écrite dans la fiche du modèle. Un lieu unique est pour cela partagé en lignes du haut et du bas.&lt;/p&gt;&lt;p&gt;Un entraînement demande PyTorch : lancez une fois &lt;i&gt;Installer le moteur&lt;/i&gt; avec les bibliothèques d'entraînement. Un entraînement annulé est gardé et peut être repris.&lt;/p&gt;&lt;p&gt;Avec &lt;i&gt;series&lt;/i&gt;, on entraîne un réseau qui corrige ce que donne &lt;i&gt;Compléter une série&lt;/i&gt;. Il faut des images d'au moins trois dates, mieux d'une année ; il apparaît parmi les méthodes de &lt;i&gt;Compléter une série&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Avec &lt;i&gt;self&lt;/i&gt;, un réseau apprend de la scène même qui doit être prédite, à son échelle grossière : choisissez F1, C1 et C2, et aucun dossier. La scène doit avoir au moins 72 x 32 pixels grossiers, et le nouveau modèle ne vaut que pour cette scène.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>&lt;p&gt;The folder &lt;i&gt;mylake&lt;/i&gt; holds fine_2024-04-12.tif and fine_2024-07-01.tif. Choose it, choose &lt;i&gt;edcstfn&lt;/i&gt; as the model to begin with, and run: five minutes later &lt;i&gt;edcstfn-mylake&lt;/i&gt; is in the list of methods.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Le dossier &lt;i&gt;mylake&lt;/i&gt; contient fine_2024-04-12.tif et fine_2024-07-01.tif. Choisissez-le, choisissez &lt;i&gt;edcstfn&lt;/i&gt; comme modèle de départ, et exécutez : cinq minutes plus tard, &lt;i&gt;edcstfn-mylake&lt;/i&gt; figure dans la liste des méthodes.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>The new model file</source>
            <translation>Le nouveau fichier de modèle</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Its name in the list of methods</source>
            <translation>Son nom dans la liste des méthodes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Overall accuracy on what was held out</source>
            <translation>Exactitude globale sur ce qui a été mis de côté</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Mean F1 of the classes</source>
            <translation>F1 moyen des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Mean IoU of the classes</source>
            <translation>IoU moyenne des classes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Kappa</source>
            <translation>Kappa</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Learns the classes of points or polygons from images and a series.</source>
            <translation>Apprend les classes de points ou de polygones à partir d'images et d'une série.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>&lt;p&gt;Give images, a series or both, and points or polygons with a field of classes. The model that comes out maps these classes with &lt;i&gt;Map land cover&lt;/i&gt;, here or in another year.&lt;/p&gt;&lt;p&gt;Whole polygons, blocks or the values of a field are held out, never single pixels: the report says how right the model is on what it has not seen, class by class, what each input brings, and at which points a label would help most.&lt;/p&gt;&lt;p&gt;It needs the training's libraries: run &lt;i&gt;Set up the engine&lt;/i&gt; with them once.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Donnez des images, une série ou les deux, et des points ou polygones avec un champ de classes. Le modèle obtenu cartographie ces classes avec &lt;i&gt;Cartographier l'occupation du sol&lt;/i&gt;, ici ou une autre année.&lt;/p&gt;&lt;p&gt;On met de côté des polygones entiers, des blocs ou les valeurs d'un champ, jamais des pixels isolés : le rapport dit combien le modèle est juste sur ce qu'il n'a pas vu, classe par classe, ce qu'apporte chaque entrée, et en quels points une étiquette aiderait le plus.&lt;/p&gt;&lt;p&gt;Il faut les bibliothèques de l'entraînement : exécutez une fois &lt;i&gt;Installer le moteur&lt;/i&gt; avec elles.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a year of images and drawn some thirty fields of each crop. Give the folder of the series, the layer with the fields and the field with the crop: a minute later the report says which crops are told apart, and the model is in the list of &lt;i&gt;Map land cover&lt;/i&gt;.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Vous avez comblé une année d'images et dessiné une trentaine de parcelles de chaque culture. Donnez le dossier de la série, la couche des parcelles et le champ de la culture : une minute plus tard le rapport dit quelles cultures se distinguent, et le modèle est dans la liste de &lt;i&gt;Cartographier l'occupation du sol&lt;/i&gt;.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Its name in the list of models</source>
            <translation>Son nom dans la liste des modèles</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points or polygons whose class is known, in any coordinate reference system.</source>
            <translation>Points ou polygones de classe connue, dans tout système de coordonnées.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>forest: a random forest, pixel by pixel, in seconds; try it first. sequence: networks that know the order of a series' dates. unet, unet++, attention-unet, pyramid, multibranch: networks that see the ground around a pixel, too. conv3d, convlstm, convgru, attention, window: the same on each date of a series. stsnet, unet+bilstm: networks that join images with a series of larger pixels.</source>
            <translation>forest : une forêt aléatoire, pixel par pixel, en quelques secondes ; à essayer d'abord. sequence : des réseaux qui connaissent l'ordre des dates d'une série. unet, unet++, attention-unet, pyramid, multibranch : des réseaux qui voient aussi le terrain autour d'un pixel. conv3d, convlstm, convgru, attention, window : la même chose à chaque date d'une série. stsnet, unet+bilstm : des réseaux qui joignent des images à une série de pixels plus grands.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Held out together</source>
            <translation>Mis de côté ensemble</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>What the model is tried on is never beside what it has learnt from: whole polygons, square blocks, or all samples with one value of a field. auto: polygons, and blocks where samples are points.</source>
            <translation>Ce sur quoi le modèle est essayé n'est jamais à côté de ce qu'il a appris : polygones entiers, blocs carrés, ou tous les échantillons d'une valeur d'un champ. auto : polygones, et blocs où les échantillons sont des points.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Minutes</source>
            <translation>Minutes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest or a sequence: for trying what each input brings; left out, all are tried. Of the other networks: for each training, one and another for each part; left out, {minutes}.</source>
            <translation>Pour forest et sequence : pour essayer ce qu'apporte chaque entrée ; sans lui, toutes sont essayées. Pour les autres réseaux : par entraînement, un et encore un par partie ; sans lui, {minutes}.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Name of the model</source>
            <translation>Nom du modèle</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Lower-case letters, digits and dashes; left out, it is made of the samples' name.</source>
            <translation>Minuscules, chiffres et tirets ; sans lui, il est fait du nom des échantillons.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Field to hold out by</source>
            <translation>Champ de mise de côté</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>For example the farm, the region or the year of a sample.</source>
            <translation>Par exemple la ferme, la région ou l'année d'un échantillon.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Side of a block</source>
            <translation>Côté d'un bloc</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In units of the images' coordinates; left out, a tenth of the samples' extent.</source>
            <translation>Dans l'unité des coordonnées des images ; sans lui, un dixième de l'étendue des échantillons.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Parts</source>
            <translation>Parts</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In so many parts the samples are held out; two parts of blocks are a checkerboard.</source>
            <translation>En tant de parts les échantillons sont mis de côté ; deux parts de blocs font un damier.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Raster of classes</source>
            <translation>Raster de classes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In the place of the samples: each of its pixels is one.</source>
            <translation>À la place des échantillons : chacun de ses pixels en est un.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Model of another place</source>
            <translation>Modèle d'un autre lieu</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>The name or the file of a land-cover model (forest, sequence) of another place or year. What it has learnt from is learnt along, and each of a few samples of this place counts three times; its classes, its days and what it does about missing values are taken.</source>
            <translation>Le nom ou le fichier d'un modèle d'occupation du sol (forest, sequence) d'un autre lieu ou d'une autre année. Ce dont il a appris est appris aussi, et chacun de quelques échantillons de ce lieu compte trois fois ; ses classes, ses jours et ce qu'il fait des valeurs manquantes sont repris.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Missing values</source>
            <translation>Valeurs manquantes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>time: a series is filled from the dates before and after, and a pixel that lacks anything else has no class; median: the median of the samples stands for what is missing.</source>
            <translation>time : une série est comblée par les dates avant et après, et un pixel auquel il manque autre chose n'a pas de classe ; median : la médiane des échantillons remplace ce qui manque.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Days between two looks</source>
            <translation>Jours entre deux regards</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>At a series; left out, its own dates are taken.</source>
            <translation>Sur une série ; sans lui, ses propres dates sont prises.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Trees</source>
            <translation>Arbres</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest; more are slower and seldom better.</source>
            <translation>D'une forêt ; plus sont plus lents et rarement meilleurs.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Depth</source>
            <translation>Profondeur</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest: steps down a tree at most.</source>
            <translation>D'une forêt : pas au plus en descendant un arbre.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Samples in a leaf</source>
            <translation>Échantillons dans une feuille</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest, at least.</source>
            <translation>D'une forêt, au moins.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a sequence: how many are trained; the map takes their mean.</source>
            <translation>Pour sequence : combien sont entraînés ; la carte prend leur moyenne.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Epochs</source>
            <translation>Époques</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a sequence: how often each sees all samples, of few.</source>
            <translation>Pour sequence : combien de fois chacun voit tous les échantillons, s'ils sont peu nombreux.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Steps</source>
            <translation>Pas</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of the other networks: so many of training, in the place of minutes.</source>
            <translation>Pour les autres réseaux : autant d'entraînement, à la place des minutes.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Image and series joined by</source>
            <translation>Image et série jointes par</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of stsnet and unet+bilstm. alpha: the series counts by the ratio of the pixel sizes; concat: both side by side; cross: the image asks the series around; gate: a gate lets the series in; separate: a convolution of each first; squeeze: both weighed by their means; sum-product-max: the sum, the product and the greater of both.</source>
            <translation>De stsnet et unet+bilstm. alpha : la série compte selon le rapport des tailles de pixel ; concat : les deux côte à côte ; cross : l'image interroge la série alentour ; gate : une porte laisse entrer la série ; separate : d'abord une convolution de chacune ; squeeze : les deux pondérées par leurs moyennes ; sum-product-max : la somme, le produit et le plus grand des deux.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points to label next</source>
            <translation>Points à étiqueter ensuite</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>How many are looked for.</source>
            <translation>Combien en sont cherchés.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Resume an unfinished training</source>
            <translation>Reprendre un entraînement inachevé</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a network for tiles: goes on from the last checkpoint of the training of this name, if it was cancelled, failed or lost its power. Images, samples and settings must be those of that training.</source>
            <translation>D'un réseau pour tuiles : reprend au dernier point de contrôle de l'entraînement de ce nom, s'il a été annulé, a échoué ou a perdu le courant. Les images, les échantillons et les réglages doivent être ceux de cet entraînement.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Models (*.onnx)</source>
            <translation>Modèles (*.onnx)</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Left out, the model is among your own and in the list of 'Map land cover'.</source>
            <translation>Sans lui, le modèle est parmi les vôtres et dans la liste de « Cartographier l'occupation du sol ».</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Where to label next</source>
            <translation>Où étiqueter ensuite</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points at which the classes are most in doubt: a label there helps most.</source>
            <translation>Points où les classes sont le plus douteuses : une étiquette y aide le plus.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>How right the model is on what was held out, and what each input brings.</source>
            <translation>Combien le modèle est juste sur ce qui a été mis de côté, et ce qu'apporte chaque entrée.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>What the network is for</source>
            <translation>À quoi sert le réseau</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>pairs: a date from one or two pairs, as a method of Fuse; series: a date of a series, as a method of Fill a series; self: the scene that is to be predicted, which it learns from by itself.</source>
            <translation>pairs : une date à partir d'une ou deux paires, comme méthode de « Fusionner » ; series : une date d'une série, comme méthode de « Compléter une série » ; self : la scène qui doit être prédite, dont le réseau apprend par lui-même.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Folder of dated images</source>
            <translation>Dossier d'images datées</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Sharp images of one place called fine_2024-07-01.tif, at least two dates; or a folder of them for each place. Coarse images called coarse_2024-07-01.tif may lie beside them. Left empty for self.</source>
            <translation>Images nettes Laissé vide avec self.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Model to begin with</source>
            <translation>Modèle de départ</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The model to fine-tune. Left empty, a network is trained from nothing, which takes longer and needs images of several places.</source>
            <translation>Le modèle à affiner. Vide, un réseau est entraîné à partir de rien, ce qui dure plus longtemps et demande des images de plusieurs lieux.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Which network to train from nothing; left empty, Chronofuse's own. A model to begin with brings its own.</source>
            <translation>Quel réseau entraîner à partir de rien ; vide, celui de Chronofuse. Un modèle de départ apporte le sien.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Name of the new model</source>
            <translation>Nom du nouveau modèle</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>In lower-case letters, digits and dashes; left empty, it is made of those of model and folder.</source>
            <translation>En minuscules, chiffres et tirets ; vide, il est formé de ceux du modèle et du dossier.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: fine image, F1</source>
            <translation>Self : image fine, F1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The sharp image of the reference date.</source>
            <translation>L'image nette de la date de référence.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: coarse image, C1</source>
            <translation>Self : image grossière, C1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Of the reference date.</source>
            <translation>De la date de référence.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: coarse image of the target date, C2</source>
            <translation>Self : image grossière de la date cible, C2</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Of the date that is to be predicted. C1 and C2 are averaged once more, and how C2 comes of that is learnt: no sharp image of another date is needed.</source>
            <translation>De la date à prédire. C1 et C2 sont moyennées une fois de plus, et le réseau apprend comment C2 en résulte : aucune image fine d'une autre date n'est nécessaire.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Real ones where the folders have them on two dates, simulated ones, or both. Simulated ones have the errors of many sensors, real ones those of yours.</source>
            <translation>Réelles là où les dossiers en ont de deux dates, simulées, ou les deux. Les simulées ont les erreurs de nombreux capteurs, les réelles celles des vôtres.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Places to validate on</source>
            <translation>Lieux de validation</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Names of folders, separated by commas, that are not learnt from; left empty, about a quarter of them is chosen.</source>
            <translation>Noms de dossiers, séparés par des virgules, dont on n'apprend pas ; vide, environ un quart d'entre eux est choisi.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Minutes of training</source>
            <translation>Minutes d'entraînement</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How long to train, beside the preparation of the images; left empty, 5 for a model to begin with and 25 from nothing. It ends earlier when nothing gets better any more.</source>
            <translation>Combien de temps entraîner, outre la préparation des images ; vide, 5 avec un modèle de départ et 25 à partir de rien. Il se termine plus tôt quand plus rien ne s'améliore.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Where to train; auto takes a graphics card where there is one.</source>
            <translation>Où entraîner ; auto prend une carte graphique s'il y en a une.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>PNG files (*.png)</source>
            <translation>Fichiers PNG (*.png)</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>A picture of how the error fell during the training.</source>
            <translation>Un graphique de la baisse de l'erreur pendant l'entraînement.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: module over time</source>
            <translation>Série : module dans le temps</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How the network looks over the dates of a series; left empty, attention.</source>
            <translation>Comment le réseau regarde les dates d'une série ; laissé vide, attention.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: method that is corrected</source>
            <translation>Série : méthode corrigée</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The method of Fill a series whose values the network corrects; left empty, kriging.</source>
            <translation>La méthode de « Compléter une série » dont le réseau corrige les valeurs ; laissé vide, kriging.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: invented years</source>
            <translation>Série : années inventées</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>So many years of invented fields are learnt from as well; left empty, none.</source>
            <translation>On apprend aussi d'autant d'années de champs inventés ; laissé vide, d'aucune.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Model file or checkpoint to begin with</source>
            <translation>Fichier de modèle ou point de reprise de départ</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>A model file (.onnx) or a checkpoint (.safetensors, .pt); it takes the place of the model chosen above.</source>
            <translation>Un fichier de modèle (.onnx) ou un point de reprise (.safetensors, .pt) ; il remplace le modèle choisi plus haut.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Ratio of real coarse images</source>
            <translation>Rapport d'échelle des images grossières réelles</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Coarse pixel size / fine pixel size; only where the coarse images were resampled to the fine pixel size.</source>
            <translation>Taille de pixel grossier / taille de pixel fin ; seulement si les images grossières ont été rééchantillonnées à la taille de pixel fin.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Steps of training</source>
            <translation>Étapes d'entraînement</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Instead of minutes: the same number of steps gives the same model on the same computer.</source>
            <translation>Au lieu de minutes : le même nombre d'étapes donne le même modèle sur le même ordinateur.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Scenes to learn from</source>
            <translation>Scènes d'apprentissage</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How many pieces of the images are prepared; left empty, what suits the time.</source>
            <translation>Combien de morceaux d'images sont préparés ; vide, ce qui convient à la durée.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Validations without progress</source>
            <translation>Validations sans progrès</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>After so many validations that found nothing better the training ends; left empty, 8; 0 is never.</source>
            <translation>Après autant de validations sans rien de meilleur, l'entraînement se termine ; vide, 8 ; 0 veut dire jamais.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Further terms of the loss</source>
            <translation>Autres termes de la perte</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>What is learnt for beside near values: angles of spectra, structure at several scales, wavelet coefficients; degradation: the mean of each coarse pixel as C2 says; cycle: back to F1, in twice the time; consistency: three dates that add up, in three times the time.</source>
            <translation>Ce qui est appris outre des valeurs proches : angles des spectres, structure à plusieurs échelles, coefficients d'ondelettes ; degradation : la moyenne de chaque pixel grossier comme le dit C2 ; cycle : retour à F1, en deux fois plus de temps ; consistency : trois dates dont les changements s'additionnent, en trois fois plus de temps.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Share of crossed pairs</source>
            <translation>Part de paires croisées</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>0 to 1: so many of the cases have a C1 of another date than F1, so that a later fusion depends less on a C1 of F1's day. It needs images of three dates; left empty, 0.</source>
            <translation>De 0 à 1 : cette part des cas a une C1 d’une autre date que F1, pour qu’une fusion ultérieure dépende moins d’une C1 du jour de F1. Il faut des images de trois dates ; laissé vide, 0.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Share of replayed landscapes</source>
            <translation>Part de paysages générés</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>0 to 0.9, for a model to begin with: so many of the batches are of generated landscapes, so that the model forgets less of what it knew; left empty, 0.</source>
            <translation>De 0 à 0,9, pour un modèle de départ : cette part des lots vient de paysages générés, pour que le modèle oublie moins de ce qu'il savait ; laissé vide, 0.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Meta-learning: steps on each place</source>
            <translation>Méta-apprentissage : étapes en chaque lieu</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>2 to 100, such as 5: the network learns place by place, so that a later training that begins with it may gain more from few images. It needs two places to learn from; left empty, all places are mixed.</source>
            <translation>De 2 à 100, par exemple 5 : le réseau apprend lieu par lieu, pour qu'un entraînement ultérieur qui part de lui puisse tirer davantage de peu d'images. Il faut deux lieux à apprendre ; laissé vide, tous les lieux sont mélangés.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Options of the network</source>
            <translation>Options du réseau</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>As JSON, such as the guide lists them for each network (days lets twostream see the days between the dates); left empty, the network's own.</source>
            <translation>En JSON, comme le guide les énumère pour chaque réseau (avec days, twostream voit les jours entre les dates) ; laissé vide, celles du réseau lui-même.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Learning rate</source>
            <translation>Taux d'apprentissage</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The highest one; left empty, 0.0002 for a model to begin with and 0.001 from nothing.</source>
            <translation>Le plus élevé ; vide, 0,0002 avec un modèle de départ et 0,001 à partir de rien.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Seed</source>
            <translation>Graine</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Decides what is drawn at random; left empty, 1.</source>
            <translation>Décide de ce qui est tiré au hasard ; vide, 1.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Goes on from the last checkpoint of the training of this name, if it was cancelled, failed or lost its power. The folder and the settings must be those of that training.</source>
            <translation>Continue depuis le dernier point de reprise de l'entraînement de ce nom, s'il a été annulé, a échoué ou a été privé de courant. Le dossier et les réglages doivent être ceux de cet entraînement.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Overwrite an existing model</source>
            <translation>Écraser un modèle existant</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Without it, a name that a model or a training has already is refused.</source>
            <translation>Sinon, un nom qu'un modèle ou un entraînement a déjà est refusé.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>One raster, with or without a date; or several layers in the place of a folder, or beside it.</source>
            <translation>Un raster, avec ou sans date ; ou plusieurs couches à la place d'un dossier, ou à côté.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>A folder with an image for each date, also the one that 'Fill a series' made; masks beside the images are used.</source>
            <translation>Un dossier avec une image par date, aussi celui de « Compléter une série » ; les masques à côté des images sont utilisés.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Raster or images</source>
            <translation>Raster ou images</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Rule</source>
            <translation>Règle</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes.</source>
            <translation>water prend MNDWI (green et swir1), sinon NDWI (green et nir), sinon le radar, selon les bandes présentes ; mndwi, ndwi, vv et vh disent lequel ; class est pour les rasters de classes.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes; value follows a value of a band.</source>
            <translation>water prend MNDWI (green et swir1), sinon NDWI (green et nir), sinon le radar, selon les bandes présentes ; mndwi, ndwi, vv et vh disent lequel ; class est pour les rasters de classes ; value suit une valeur d'une bande.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>From which value on there is water: of the index, of radar in decibels (below it), or of the band. Left out, it is found in each scene.</source>
            <translation>À partir de quelle valeur il y a de l'eau : de l'indice, du radar en décibels (en dessous) ou de la bande. Sans indication, il est cherché dans chaque scène.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Of rule class: codes with commas between them. Left out, all of them.</source>
            <translation>De la règle class : codes séparés par des virgules. Sans indication, tous.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Smoothing (pixels)</source>
            <translation>Lissage (pixels)</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Deviation of the filter before outlines are drawn. Left out, 1 for radar and classes, else none.</source>
            <translation>Écart du filtre avant le tracé des contours. Sans indication, 1 pour le radar et les classes, sinon aucun.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, those that the rule suits best.</source>
            <translation>Ce que les noms des fichiers ont en commun (sentinel2), ou un motif (« LC08* »), si un dossier contient plusieurs capteurs. Sans indication, celles qui conviennent le mieux à la règle.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Of a raster of classes or values; left out, the first.</source>
            <translation>D'un raster de classes ou de valeurs ; sans indication, la première.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Rows or pixels that are read at once. The result is the same.</source>
            <translation>Lignes ou pixels lus à la fois. Le résultat est le même.</translation>
        </message>
        <message>
            <extracomment>scripts/graph_building.py</extracomment>
            <source>The coarse image of about the same date.</source>
            <translation>L'image grossière d'à peu près la même date.</translation>
        </message>
        <message>
            <extracomment>scripts/graph_building.py</extracomment>
            <source>How to predict; the help of Fuse says what each method is.</source>
            <translation>Comment prédire ; l'aide de Fusionner dit ce qu'est chaque méthode.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>True image of the target date</source>
            <translation>Image vraie de la date cible</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>The sharp image of the date to predict. It is measured against, never used to predict.</source>
            <translation>L'image nette de la date cible. Elle sert à mesurer, jamais à prédire.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Fuse and mark vegetation</source>
            <translation>Fusionner et marquer la végétation</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is above the threshold.</source>
            <translation>Prédit l'image nette de la date cible, calcule son NDVI et marque les pixels dont le NDVI dépasse le seuil.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is above the threshold: 1 above, 0 below, nodata where nothing could be predicted. The images need a red and a near infrared band.</source>
            <translation>Prédit l'image nette de la date cible, calcule son NDVI et marque les pixels dont le NDVI dépasse le seuil : 1 au-dessus, 0 au-dessous, nodata là où rien n'a pu être prédit. Les images demandent une bande rouge et une du proche infrarouge.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>NDVI threshold</source>
            <translation>Seuil de NDVI</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>NDVI above which a pixel counts as vegetated.</source>
            <translation>NDVI au-dessus duquel un pixel est tenu pour végétalisé.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Mark what is above the threshold</source>
            <translation>Marquer ce qui dépasse le seuil</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Vegetated pixels</source>
            <translation>Pixels végétalisés</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Fuse and assess</source>
            <translation>Fusionner et évaluer</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and measures it against the true one, which it does not see.</source>
            <translation>Prédit l'image nette de la date cible et la mesure par rapport à la vraie, qu'il ne voit pas.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and measures it against the true one, which it does not see: the figures as a table, and the report to read.</source>
            <translation>Prédit l'image nette de la date cible et la mesure par rapport à la vraie, qu'il ne voit pas : les mesures en tableau, et le rapport à lire.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fuse and draw the shores</source>
            <translation>Fusionner et tracer les rives</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and draws the outlines of its water.</source>
            <translation>Prédit l'image nette de la date cible et trace les contours de son eau.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and draws the outlines of its water, as polygons and lines: how far a flood reached on a day on which only a coarse image was taken. The images need a green band and one of the near or short-wave infrared.</source>
            <translation>Prédit l'image nette de la date cible et trace les contours de son eau, en polygones et en lignes : jusqu'où allait une crue un jour où seule une image grossière a été prise. Les images doivent avoir une bande verte et une du proche infrarouge ou de l'infrarouge à ondes courtes.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>What is water; the help of Boundaries says what each rule is.</source>
            <translation>Ce qui est de l'eau ; l'aide de Contours dit ce qu'est chaque règle.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Smaller waters are left out. Left out, it is the area of four pixels.</source>
            <translation>Les eaux plus petites sont omises. Sans indication, c'est l'aire de quatre pixels.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Water</source>
            <translation>Eau</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fill a series and follow the water</source>
            <translation>Compléter une série et suivre l'eau</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fills a series without gaps, and tells how often, when and how long there is water.</source>
            <translation>Complète une série sans lacunes et dit combien de fois, quand et combien de temps il y a de l'eau.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Makes the sharp image of each date of a series, without gaps, and tells of each pixel how often, when and how long there is water, and of each date how much. With a raster of heights it tells the level of the water, too.</source>
            <translation>Fait l'image nette de chaque date d'une série, sans lacunes, et dit de chaque pixel combien de fois, quand et combien de temps il y a de l'eau, et de chaque date combien. Avec un raster d'altitudes, il dit aussi le niveau de l'eau.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>A flood is followed as closely as there are dates.</source>
            <translation>Une crue est suivie d'aussi près qu'il y a de dates.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>As 2024-07-01; left out, there is no limit.</source>
            <translation>Comme 2024-07-01 ; sans indication, il n'y a pas de limite.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Heights in metres: those along the shore tell the level of the water.</source>
            <translation>Altitudes en mètres : celles le long de la rive disent le niveau de l'eau.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fill, map two dates and explain the change</source>
            <translation>Compléter, cartographier deux dates et expliquer le changement</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fills a series on two dates, maps the land cover of both, and asks what the change goes with.</source>
            <translation>Complète une série à deux dates, cartographie l'occupation du sol des deux et demande avec quoi va le changement.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Makes the sharp image of two dates of a series, without gaps, maps the classes of both by a land-cover model of yours, tells which class became which, and asks which of the factors the change goes with. The model is one that was learnt from an image of the same bands.</source>
            <translation>Fait l'image nette de deux dates d'une série, sans lacunes, cartographie les classes des deux par un de vos modèles d'occupation du sol, dit quelle classe est devenue laquelle et demande avec lesquels des facteurs va le changement. Le modèle est un modèle appris d'une image des mêmes bandes.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Date before</source>
            <translation>Date d'avant</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Date after</source>
            <translation>Date d'après</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>As 2024-07-01.</source>
            <translation>Comme 2024-07-01.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land-cover model</source>
            <translation>Modèle d'occupation du sol</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>The name of a model of yours, or its file.</source>
            <translation>Le nom d'un de vos modèles ou son fichier.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>What may explain the change: heights, distances, soils.</source>
            <translation>Ce qui peut expliquer le changement : altitudes, distances, sols.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Map the date before</source>
            <translation>Cartographier la date d'avant</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land cover before</source>
            <translation>Occupation du sol d'avant</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Map the date after</source>
            <translation>Cartographier la date d'après</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land cover after</source>
            <translation>Occupation du sol d'après</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Sharp and coarse images together, with masks beside them.</source>
            <translation>Images nettes et grossières ensemble, avec des masques à côté.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Changed pixels</source>
            <translation>Pixels changés</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>bands {bands}</source>
            <translation>bandes {bands}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>starts from {methods}</source>
            <translation>part de {methods}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>built in</source>
            <translation>intégrée</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>bundled</source>
            <translation>fournie</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>your own</source>
            <translation>la vôtre</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {share} of delta's on places held out, {tested} on {cases} test cases</source>
            <translation>RMSE {share} de celui de delta sur des lieux réservés, {tested} sur {cases} cas de test</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {share} of delta's on places held out</source>
            <translation>RMSE {share} de celui de delta sur des lieux réservés</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {tested} of delta's on {cases} test cases</source>
            <translation>RMSE {tested} de celui de delta sur {cases} cas de test</translation>
        </message>
        <message>
            <extracomment>models/catalogue: copy</extracomment>
            <source>Copy of F1</source>
            <translation>Copie de F1</translation>
        </message>
        <message>
            <extracomment>models/catalogue: copy</extracomment>
            <source>The reference image unchanged: what you have without fusion.</source>
            <translation>L'image de référence inchangée : ce qu'on a sans fusion.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta</extracomment>
            <source>Delta (F1 + coarse change)</source>
            <translation>Delta (F1 + changement grossier)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta</extracomment>
            <source>Adds the bicubic coarse change C2 - C1 to the reference image.</source>
            <translation>Ajoute le changement grossier bicubique C2 - C1 à l'image de référence.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta-gain</extracomment>
            <source>Delta with gain</source>
            <translation>Delta avec gain</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta-gain</extracomment>
            <source>Delta after the coarse sensor was fitted to the fine one by a regression per band.</source>
            <translation>Delta après ajustement du capteur grossier au fin par une régression par bande.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: upsample</extracomment>
            <source>Upsampled C2</source>
            <translation>C2 suréchantillonnée</translation>
        </message>
        <message>
            <extracomment>models/catalogue: upsample</extracomment>
            <source>The coarse image of the target date brought to fine pixels by bicubic resampling.</source>
            <translation>L'image grossière de la date cible ramenée aux pixels fins par rééchantillonnage bicubique.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Extreme learning machine</source>
            <translation>Machine à apprentissage extrême</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Learns the change from your own two pairs in seconds: random hidden units, and weights by least squares.</source>
            <translation>Apprend le changement en quelques secondes à partir de vos deux paires : unités cachées aléatoires et poids par moindres carrés.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Units</source>
            <translation>Unités</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Number of random hidden units; with 0 it is a plain linear regression.</source>
            <translation>Nombre d'unités cachées aléatoires ; avec 0, c'est une simple régression linéaire.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Features</source>
            <translation>Caractéristiques</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>What it sees of the fine image around a pixel: the 3 x 3 neighbours, or Haar's details of 2, 4 and 8 pixels.</source>
            <translation>Ce qu'elle voit de l'image fine autour d'un pixel : les voisins 3 x 3 ou les détails de Haar sur 2, 4 et 8 pixels.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Pixels</source>
            <translation>Pixels</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>About how many pixels it learns from.</source>
            <translation>À partir d'environ combien de pixels elle apprend.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>ESTARFM</source>
            <translation>ESTARFM</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Turns the coarse change of similar neighbours in a 51-pixel window into a fine one by regression; needs two pairs.</source>
            <translation>Transforme par régression le changement grossier de voisins semblables, dans une fenêtre de 51 pixels, en changement fin ; demande deux paires.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Window</source>
            <translation>Fenêtre</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Side of the window, in fine pixels; an even one counts as the next odd one.</source>
            <translation>Côté de la fenêtre, en pixels fins ; un nombre pair compte comme l'impair suivant.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Expected number of land-cover classes; more make neighbours count as similar only if they differ less.</source>
            <translation>Nombre attendu de classes d'occupation du sol ; plus il y en a, moins les voisins doivent différer pour compter comme semblables.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Least change between the coarse dates from which the conversion coefficient is taken, in reflectance.</source>
            <translation>Changement minimal entre les dates grossières à partir duquel le coefficient de conversion est utilisé, en réflectance.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Fit-FC</source>
            <translation>Fit-FC</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Fits a line between the coarse images around each coarse pixel; strong when the change is a gain, tolerant of misregistration, smooth.</source>
            <translation>Ajuste une droite entre les images grossières autour de chaque pixel grossier ; forte quand le changement est un gain, tolérante au mauvais recalage, lisse.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Side of the window in which similar pixels are looked for, in fine pixels; an even number counts as the next odd one.</source>
            <translation>Côté de la fenêtre où sont cherchés les pixels semblables, en pixels fins ; un nombre pair compte comme l'impair suivant.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Similar</source>
            <translation>Semblables</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>How many similar pixels are averaged.</source>
            <translation>Combien de pixels semblables sont moyennés.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Coarse window</source>
            <translation>Fenêtre grossière</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Side of the window of the local regression, in coarse pixels; an even number counts as the next odd one.</source>
            <translation>Côté de la fenêtre de la régression locale, en pixels grossiers ; un nombre pair compte comme l'impair suivant.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Slope spread</source>
            <translation>Dispersion des pentes</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>How far local slopes are expected to spread around the slope of the whole scene; 1000 gives the paper's plain regression.</source>
            <translation>De combien les pentes locales sont censées se disperser autour de celle de toute la scène ; 1000 donne la régression simple de l'article.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>FSDAF</source>
            <translation>FSDAF</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Gives each class of F1 its own change and hands out what is left inside each coarse pixel; strong under abrupt change and where the sensors differ in radiometry.</source>
            <translation>Donne à chaque classe de F1 son propre changement et répartit ce qui reste dans chaque pixel grossier ; forte lors de changements brusques et quand les capteurs diffèrent en radiométrie.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>How many classes F1 is divided into; 4 to 6 as published.</source>
            <translation>En combien de classes F1 est divisée ; 4 à 6 dans la publication.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Spline window</source>
            <translation>Fenêtre des splines</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Side of the neighbourhood of each thin-plate spline of C2, in coarse pixels; an even number counts as the next odd one.</source>
            <translation>Côté du voisinage de chaque spline de plaque mince de C2, en pixels grossiers ; un nombre pair compte comme l'impair suivant.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Spatial</source>
            <translation>Spatial</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>What says where in a coarse pixel it changed: the spline of C2, as published, or the prediction of an installed network.</source>
            <translation>Ce qui dit où, dans un pixel grossier, il y a eu changement : la spline de C2, comme publiée, ou la prédiction d'un réseau installé.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>softmix</source>
            <translation>softmix</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Unmixes the change locally into soft classes and keeps it on the edges of F1; sharp, quick, with one or two pairs.</source>
            <translation>Démélange localement le changement en classes douces et le maintient sur les contours de F1 ; nette, rapide, avec une ou deux paires.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Number of soft classes of F1.</source>
            <translation>Nombre de classes douces de F1.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Softness</source>
            <translation>Douceur</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Width of a soft class, in standard deviations of F1.</source>
            <translation>Largeur d'une classe douce, en écarts types de F1.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Coarse sigma</source>
            <translation>Sigma grossier</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Width of the neighbourhood of the local regression, in coarse pixels.</source>
            <translation>Largeur du voisinage de la régression locale, en pixels grossiers.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Ridge</source>
            <translation>Retenue</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>How strongly the regression is held back where classes can't be told apart.</source>
            <translation>Avec quelle force la régression est retenue là où les classes ne se distinguent pas.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Filter radius</source>
            <translation>Rayon du filtre</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Radius of the bilateral filter, in coarse pixels.</source>
            <translation>Rayon du filtre bilatéral, en pixels grossiers.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Filter sigma</source>
            <translation>Sigma du filtre</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spatial width of the bilateral filter, in coarse pixels.</source>
            <translation>Largeur spatiale du filtre bilatéral, en pixels grossiers.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spectral sigma</source>
            <translation>Sigma spectral</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spectral width of the bilateral filter, in standard deviations of F1 per band.</source>
            <translation>Largeur spectrale du filtre bilatéral, en écarts types de F1 par bande.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>STARFM</source>
            <translation>STARFM</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>Weighs the changes of similar neighbours in a 31-pixel window; the classic, with one or two pairs.</source>
            <translation>Pondère les changements de voisins semblables dans une fenêtre de 31 pixels ; la méthode classique, avec une ou deux paires.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>Standard error of a value, fine and coarse alike, in reflectance.</source>
            <translation>Erreur type d'une valeur, fine comme grossière, en réflectance.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>UBDF (unmixing)</source>
            <translation>UBDF (démélange)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Unmixes the coarse images around each coarse pixel into classes of F1; every class changes alike within a window, and what happens inside a class is not seen.</source>
            <translation>Démélange les images grossières autour de chaque pixel grossier en classes de F1 ; chaque classe change de même dans une fenêtre, et ce qui se passe dans une classe n'est pas vu.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>How many classes F1 is divided into; clearly fewer than the window has coarse pixels.</source>
            <translation>En combien de classes F1 est divisée ; nettement moins que la fenêtre n'a de pixels grossiers.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Side of the window of coarse pixels that are unmixed together; an even number counts as the next odd one.</source>
            <translation>Côté de la fenêtre de pixels grossiers démélangés ensemble ; un nombre pair compte comme l'impair suivant.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>How strongly the values of the classes are drawn towards that of the coarse pixel, where the window says little about them.</source>
            <translation>Avec quelle force les valeurs des classes sont tirées vers celle du pixel grossier, là où la fenêtre en dit peu.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Unmix</source>
            <translation>Démélanger</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>change: unmix C2 - C1 and add it to F1, which keeps the detail of F1; image: unmix C2 itself, as first published, flat inside each class. Values are interpolated between coarse pixels, so that their edges don't show.</source>
            <translation>change : démélange C2 - C1 et l'ajoute à F1, ce qui garde le détail de F1 ; image : démélange C2 elle-même, comme d'abord publié, plate dans chaque classe. Les valeurs sont interpolées entre pixels grossiers pour que leurs bords ne se voient pas.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>chrono (Chronofuse)</source>
            <translation>chrono (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>Chronofuse's own network: chooses per pixel between classical predictions and corrects them; one knob from accurate to sharp.</source>
            <translation>Le réseau propre à Chronofuse : choisit par pixel entre des prédictions classiques et les corrige ; un bouton d'exact à net.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>Sharpness</source>
            <translation>Netteté</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>From 0, the least error, to 1, edges as strong as the truth's.</source>
            <translation>De 0, la moindre erreur, à 1, des contours aussi forts que les vrais.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ecpw</extracomment>
            <source>ECPW-STFN (Chronofuse)</source>
            <translation>ECPW-STFN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ecpw</extracomment>
            <source>A small network that predicts the change in sub-bands of a wavelet and refines it with the reference image.</source>
            <translation>Un petit réseau qui prédit le changement dans les sous-bandes d'une ondelette et l'affine avec l'image de référence.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: edcstfn</extracomment>
            <source>EDCSTFN (Chronofuse)</source>
            <translation>EDCSTFN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: edcstfn</extracomment>
            <source>A small convolutional network that sharpens the coarse change with the texture of the reference image.</source>
            <translation>Un petit réseau convolutif qui affine le changement grossier avec la texture de l'image de référence.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ganstfm</extracomment>
            <source>GAN-STFM (Chronofuse)</source>
            <translation>GAN-STFM (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ganstfm</extracomment>
            <source>A network that needs no coarse image of the reference date: the target's coarse image is given fine texture.</source>
            <translation>Un réseau qui ne demande pas d'image grossière de la date de référence : l'image grossière cible reçoit une texture fine.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: mlffgan</extracomment>
            <source>MLFF-GAN (Chronofuse)</source>
            <translation>MLFF-GAN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: mlffgan</extracomment>
            <source>A U-net that lets the coarse change modulate the features of the reference image at four scales.</source>
            <translation>Un U-net où le changement grossier module les caractéristiques de l'image de référence à quatre échelles.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: rescnn-ndvi</extracomment>
            <source>Res-CNN for NDVI (Chronofuse)</source>
            <translation>Res-CNN pour NDVI (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: rescnn-ndvi</extracomment>
            <source>A network for NDVI alone, which is fused as it is instead of being computed from fused bands.</source>
            <translation>Un réseau pour le NDVI seul, fusionné tel quel au lieu d'être calculé à partir de bandes fusionnées.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>STFDiff (Chronofuse)</source>
            <translation>STFDiff (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>A diffusion model: from noise it draws one of the fine images that the coarse change allows.</source>
            <translation>Un modèle de diffusion : à partir de bruit, il tire une des images fines que permet le changement grossier.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>How many images are drawn: their mean is the prediction, their standard deviation the uncertainty, and the time grows with them. 1 takes no noise: a prediction close to the mean, in the least time, without an uncertainty.</source>
            <translation>Combien d'images sont tirées : leur moyenne est la prédiction, leur écart type l'incertitude, et la durée croît avec elles. 1 ne prend pas de bruit : une prédiction proche de la moyenne, en un temps minimal, sans incertitude.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: swinstfm</extracomment>
            <source>SwinSTFM (Chronofuse)</source>
            <translation>SwinSTFM (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: swinstfm</extracomment>
            <source>A transformer that takes the coarse change for each place from where its surroundings looked alike.</source>
            <translation>Un transformeur qui prend le changement grossier de chaque lieu là où les alentours se ressemblaient.</translation>
        </message>
        <message>
            <extracomment>models/catalogue/measured.py</extracomment>
            <source>two cores of an AMD EPYC</source>
            <translation>deux cœurs d'un AMD EPYC</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Bias</source>
            <translation>Biais</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Correlation (CC)</source>
            <translation>Corrélation (CC)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>R2</source>
            <translation>R2</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Slope</source>
            <translation>Pente</translation>
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
            <translation>SSIM, plage de données 1</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>SAM (radians)</source>
            <translation>SAM (radians)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Skill over F1</source>
            <translation>Gain sur F1</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>RMSE where it changed</source>
            <translation>RMSE là où cela a changé</translation>
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
            <translation>F1 des limites</translation>
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
            <translation>Exactitude globale</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Class F1</source>
            <translation>F1 des classes</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Mean IoU</source>
            <translation>IoU moyenne</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Second differences, RMSE</source>
            <translation>Différences secondes, RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Roughness in time</source>
            <translation>Rugosité dans le temps</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Mean uncertainty</source>
            <translation>Incertitude moyenne</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within 1 deviation</source>
            <translation>Erreurs dans 1 écart</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within the bounds of 95 %</source>
            <translation>Erreurs dans les bornes de 95 %</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within 2 deviations</source>
            <translation>Erreurs dans 2 écarts</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Correlation of error and uncertainty</source>
            <translation>Corrélation de l'erreur et de l'incertitude</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Likely changed</source>
            <translation>Probablement changé</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Area under the ROC curve</source>
            <translation>Aire sous la courbe ROC</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Probability off by</source>
            <translation>Écart de la probabilité</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Consistency with C2 (RMSE)</source>
            <translation>Accord avec C2 (RMSE)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Valid share</source>
            <translation>Part valide</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Days from the reference date</source>
            <translation>Jours depuis la date de référence</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>CC</source>
            <translation>CC</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>skill over F1</source>
            <translation>gain sur F1</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>consistency with C2</source>
            <translation>accord avec C2</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>mean uncertainty</source>
            <translation>incertitude moyenne</translation>
        </message>
    </context>
</TS>
