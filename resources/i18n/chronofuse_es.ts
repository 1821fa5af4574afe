<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>Chronofuse</name>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Chronofuse dock</source>
            <translation>Panel de Chronofuse</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Chronofuse: predict the sharp image of a day that has only a coarse one</source>
            <translation>Chronofuse: predecir la imagen nítida de un día del que solo hay una gruesa</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Load sample scene</source>
            <translation>Cargar escena de ejemplo</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Fill a series …</source>
            <translation>Rellenar una serie …</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Set up the engine</source>
            <translation>Instalar el motor</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Guide</source>
            <translation>Guía</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Diagnostics</source>
            <translation>Diagnóstico</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Fine band</source>
            <translation>Banda fina</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Coarse band</source>
            <translation>Banda gruesa</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>A row for each band to predict. Without a row they are matched by name, wavelength or position.</source>
            <translation>Una fila por cada banda que se predice. Sin filas, las bandas se emparejan por nombre, longitud de onda o posición.</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>As found</source>
            <translation>Como se halló</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Writes down how the last check matched the bands, to be changed.</source>
            <translation>Anota cómo emparejó las bandas la última comprobación, para modificarlo.</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Add</source>
            <translation>Añadir</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Clear</source>
            <translation>Vaciar</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Bands that go together</source>
            <translation>Bandas correspondientes</translation>
        </message>
        <message>
            <extracomment>ui/compare_dialog.py</extracomment>
            <source>Compared: the method to take is {method}.</source>
            <translation>Comparado: el método recomendado es {method}.</translation>
        </message>
        <message>
            <extracomment>ui/compare_dialog.py</extracomment>
            <source>Use {method}</source>
            <translation>Usar {method}</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>unknown day</source>
            <translation>día desconocido</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>The day of the image (YYYY-MM-DD). It is filled in where the file or its name tells it.</source>
            <translation>El día de la imagen (AAAA-MM-DD). Se rellena cuando el archivo o su nombre lo indican.</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>Choose in a calendar (Down)</source>
            <translation>Elegir en un calendario (flecha abajo)</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Chronofuse: diagnostics</source>
            <translation>Chronofuse: diagnóstico</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Asking the engine what it can use; this takes a few seconds.</source>
            <translation>Se pregunta al motor qué puede usar; tarda unos segundos.</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Copied</source>
            <translation>Copiado</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Your home folder and your user name are taken out; read it before you send it.</source>
            <translation>Se han quitado su carpeta personal y su nombre de usuario; lea el texto antes de enviarlo.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Finding out which image is which …</source>
            <translation>Averiguando qué imagen es cada una …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Which image is which could not be found out; choose the role of each.</source>
            <translation>No se pudo averiguar qué imagen es cada una; elija el papel de cada una.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Starting the engine</source>
            <translation>Iniciando el motor</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>{share} of this run is kept: it was begun before and did not end.</source>
            <translation>Se conserva el {share} de esta ejecución: se empezó antes y no terminó.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Cancelling …</source>
            <translation>Cancelando …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Checking the images …</source>
            <translation>Comprobando las imágenes …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Still needed: {images}.</source>
            <translation>Aún falta: {images}.</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>More settings</source>
            <translation>Más ajustes</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>Two images to predict are of {day}: give each a day of its own, or leave one out.</source>
            <translation>Dos imágenes objetivo son del {day}: dé a cada una su propio día o quite una.</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>These settings are of version {version}, and this Chronofuse reads version {own}: update the plugin.</source>
            <translation>Estos ajustes son de la versión {version} y este Chronofuse lee la versión {own}: actualice el complemento.</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>These settings can't be read ({error}): save them anew.</source>
            <translation>No se pueden leer estos ajustes ({error}): guárdelos de nuevo.</translation>
        </message>
        <message>
            <extracomment>ui/image_box.py</extracomment>
            <source>A file …</source>
            <translation>Un archivo …</translation>
        </message>
        <message>
            <extracomment>ui/image_box.py</extracomment>
            <source>Choose an image</source>
            <translation>Elegir una imagen</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>{share} valid</source>
            <translation>{share} válido</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>1 band</source>
            <translation>1 banda</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>{count} bands</source>
            <translation>{count} bandas</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>Export to a file</source>
            <translation>Exportar a un archivo</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>How the image is read</source>
            <translation>Cómo se lee la imagen</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>Take the image out of the list</source>
            <translation>Quitar la imagen de la lista</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>The layer is being exported …</source>
            <translation>Exportando la capa …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Images</source>
            <translation>Imágenes</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Drop images here, or add them below: a fine and a coarse one of the same day, and the coarse one of the day to predict. Which is which is found out, and you can change it.</source>
            <translation>Suelte imágenes aquí o añádalas abajo: una fina y una gruesa del mismo día, y la gruesa del día que se predice. Se averigua cuál es cada una, y puede cambiarlo.</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add layers</source>
            <translation>Añadir capas</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add files …</source>
            <translation>Añadir archivos …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Many dates: fill a series …</source>
            <translation>Muchas fechas: rellenar una serie …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>From a folder of sharp and coarse images, some with clouds, to a whole image of every date.</source>
            <translation>De una carpeta con imágenes nítidas y gruesas, algunas con nubes, a una imagen completa de cada fecha.</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>All of them</source>
            <translation>Todas</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>The project has no further raster layer</source>
            <translation>El proyecto no tiene más capas ráster</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add images</source>
            <translation>Añadir imágenes</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>'{name}' is a picture, whose numbers are colours: choose an image of a sensor.</source>
            <translation>'{name}' es una imagen cuyos números son colores: elija una imagen de un sensor.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Presets, job files, and the command of this run to copy</source>
            <translation>Preajustes, trabajos y la orden de esta ejecución para copiar</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Presets and commands</source>
            <translation>Preajustes y órdenes</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Open a preset or a job …</source>
            <translation>Abrir un preajuste o un trabajo …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the settings as a preset …</source>
            <translation>Guardar los ajustes como preajuste …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the whole run as a job …</source>
            <translation>Guardar toda la ejecución como trabajo …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copy the command line</source>
            <translation>Copiar la línea de órdenes</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copy the Processing call (Python)</source>
            <translation>Copiar la llamada de Processing (Python)</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' was opened.</source>
            <translation>Se abrió «{name}».</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{path}' can't be read ({error}): choose another file.</source>
            <translation>No se puede leer «{path}» ({error}): elija otro archivo.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' is neither a preset nor a job ({error}): open one that Chronofuse saved.</source>
            <translation>«{name}» no es un preajuste ni un trabajo ({error}): abra uno guardado por Chronofuse.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>The preset '{name}' is of version {version}, and this Chronofuse reads version {own}: update the plugin.</source>
            <translation>El preajuste «{name}» es de la versión {version} y este Chronofuse lee la versión {own}: actualice el complemento.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' is a job of another kind: open one that fuses.</source>
            <translation>«{name}» es un trabajo de otro tipo: abra uno que fusione.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>No one command line says this run, because its dates differ in what they have: give each date a reference or none, or copy the Processing call.</source>
            <translation>Ninguna línea de órdenes única describe esta ejecución, porque sus fechas difieren en lo que tienen: dé a cada fecha una referencia o ninguna, o copie la llamada de Processing.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copied.</source>
            <translation>Copiado.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{path}' can't be written ({reason}): choose another place.</source>
            <translation>No se puede escribir «{path}» ({reason}): elija otro lugar.</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' was saved.</source>
            <translation>Se guardó «{name}».</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Open a preset or a job</source>
            <translation>Abrir un preajuste o un trabajo</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the settings as a preset</source>
            <translation>Guardar los ajustes como preajuste</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the whole run as a job</source>
            <translation>Guardar toda la ejecución como trabajo</translation>
        </message>
        <message>
            <extracomment>ui/launcher.py</extracomment>
            <source>Making the sample scene; this takes a few seconds.</source>
            <translation>Creando la escena de ejemplo; tarda unos segundos.</translation>
        </message>
        <message>
            <extracomment>ui/launcher.py</extracomment>
            <source>QGIS's Processing is switched off: tick it in the plugin manager, under Installed.</source>
            <translation>Procesos de QGIS está desactivado: márquelo en el administrador de complementos, en Instalados.</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Series ({method}, {time})</source>
            <translation>Serie ({method}, {time})</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Date unknown</source>
            <translation>Fecha desconocida</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Figures</source>
            <translation>Medidas</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Chronofuse: compare and plot</source>
            <translation>Chronofuse: comparar y representar</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>On the left</source>
            <translation>A la izquierda</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>On the right</source>
            <translation>A la derecha</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Swipe</source>
            <translation>Cortina</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Values of a pixel</source>
            <translation>Valores de un píxel</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save as CSV …</source>
            <translation>Guardar como CSV …</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save as picture …</source>
            <translation>Guardar como imagen …</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>No image with a date lies here.</source>
            <translation>Aquí no hay ninguna imagen con fecha.</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Every image has a gap here.</source>
            <translation>Todas las imágenes tienen un hueco aquí.</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>All bands of the images</source>
            <translation>Todas las bandas de las imágenes</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save the values</source>
            <translation>Guardar los valores</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save the plot</source>
            <translation>Guardar el gráfico</translation>
        </message>
        <message>
            <extracomment>ui/method_box.py</extracomment>
            <source>A model file (.onnx) …</source>
            <translation>Un archivo de modelo (.onnx) …</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Recommended</source>
            <translation>Recomendados</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Classical</source>
            <translation>Clásicos</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Networks</source>
            <translation>Redes</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Baselines</source>
            <translation>Métodos de base</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>My own</source>
            <translation>Los míos</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>needs a second pair</source>
            <translation>necesita un segundo par</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>takes one pair alone</source>
            <translation>admite un solo par</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>takes images of NDVI alone</source>
            <translation>solo admite imágenes de NDVI</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>needs the bands {bands}</source>
            <translation>necesita las bandas {bands}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>made for coarse pixels {low} to {high} times as large as fine ones</source>
            <translation>hecho para píxeles gruesos de {low} a {high} veces el tamaño de los finos</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Not now: {reason}.</source>
            <translation>Ahora no: {reason}.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>error {share} of adding the coarse change</source>
            <translation>error del {share} respecto a sumar el cambio grueso</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>about {time} for {what}</source>
            <translation>unos {time} para {what}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>about {time} of computing for {what} on {machine}</source>
            <translation>unos {time} de cálculo para {what} en {machine}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>one pair</source>
            <translation>un par</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>two pairs</source>
            <translation>dos pares</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>one or two pairs</source>
            <translation>uno o dos pares</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>any bands</source>
            <translation>cualquier banda</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Needs: {pairs}, {bands}.</source>
            <translation>Necesita: {pairs}, {bands}.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: not measured.</source>
            <translation>Exactitud: no medida.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: error {share} of adding the coarse change, on {cases} cases.</source>
            <translation>Exactitud: error del {share} respecto a sumar el cambio grueso, en {cases} casos.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: error {share} of adding the coarse change, on places held out.</source>
            <translation>Exactitud: error del {share} respecto a sumar el cambio grueso, en lugares reservados.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Speed: about {time} for {what}, by its last run on this machine.</source>
            <translation>Velocidad: unos {time} para {what}, según la última ejecución en este equipo.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Speed: about {time} of computing for {what} on {machine}; not measured on this machine yet.</source>
            <translation>Velocidad: unos {time} de cálculo para {what} en {machine}; aún no se ha medido en este equipo.</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>these images</source>
            <translation>estas imágenes</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>a million pixels</source>
            <translation>un millón de píxeles</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>a second</source>
            <translation>1 s</translation>
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
            <translation>para {names}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nothing here is called {text}. Nearest: {names}.</source>
            <translation>Aquí nada se llama {text}. Lo más parecido: {names}.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nothing here is called {text}, nor like it.</source>
            <translation>Aquí nada se llama {text} ni de modo parecido.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>to be trained</source>
            <translation>hay que entrenarla</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>another command</source>
            <translation>otra orden</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>not offered yet</source>
            <translation>aún no disponible</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>not offered</source>
            <translation>no disponible</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is a network that you train: {command}</source>
            <translation>{name} es una red que entrena usted: {command}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is another command here: {command}</source>
            <translation>{name} es aquí otra orden: {command}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is not offered yet.</source>
            <translation>{name} aún no está disponible.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is not offered.</source>
            <translation>{name} no está disponible.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nearest in this list: {title}. It is not the same.</source>
            <translation>Lo más cercano de esta lista: {title}. No es lo mismo.</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>More of it stands in the guide under Names of the literature.</source>
            <translation>Más sobre ello en la guía, en «Names of the literature».</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Search, also by the name of a paper</source>
            <translation>Buscar, también por el nombre de un artículo</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Names of papers</source>
            <translation>Nombres de los artículos</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Elsewhere</source>
            <translation>En otra parte</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>NDVI</source>
            <translation>NDVI</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The vegetation index of the prediction, as a layer.</source>
            <translation>El índice de vegetación de la predicción, como capa.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Change map</source>
            <translation>Mapa de cambios</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The prediction minus F1, as a layer.</source>
            <translation>La predicción menos F1, como capa.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Uncertainty</source>
            <translation>Incertidumbre</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>How sure the prediction is of each pixel, as a layer: about 68 % of the errors should be within it.</source>
            <translation>Qué tan segura es la predicción en cada píxel, como capa: alrededor del 68 % de los errores debería estar dentro.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Error bounds</source>
            <translation>Límites de error</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels, as a layer: four bands for each band.</source>
            <translation>Entre qué valores debería estar la verdad en alrededor del 68 y el 95 % de los píxeles, como capa: cuatro bandas por cada banda.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Probability of change</source>
            <translation>Probabilidad de cambio</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, as a layer; only of a network that was trained to tell it (twostream with the option change).</source>
            <translation>Con qué probabilidad cambió cada píxel en más de una desviación estándar de F1, como capa; solo de una red entrenada para ello (twostream con la opción change).</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Report</source>
            <translation>Informe</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The figures and plots as a page for the browser.</source>
            <translation>Las medidas y los gráficos como página para el navegador.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Overwrite</source>
            <translation>Sobrescribir</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Replace files that exist already.</source>
            <translation>Reemplaza los archivos que ya existen.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Results</source>
            <translation>Resultados</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>'{path}' is a folder: add a name for the fused image, such as fused.tif.</source>
            <translation>'{path}' es una carpeta: añada un nombre para la imagen fusionada, por ejemplo fused.tif.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Fused image</source>
            <translation>Imagen fusionada</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Save to a temporary file</source>
            <translation>Guardar en un archivo temporal</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The fused image; NDVI, change map, uncertainty and report are written beside it.</source>
            <translation>La imagen fusionada; NDVI, mapa de cambios, incertidumbre e informe se escriben a su lado.</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Reports that scale the uncertainty</source>
            <translation>Informes que escalan la incertidumbre</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Scale by reports of other dates</source>
            <translation>Escalar según otros informes</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>JSON reports of runs on other dates of this place, with a reference and an uncertainty: uncertainty and bounds are scaled by what held there.</source>
            <translation>Informes JSON de ejecuciones en otras fechas de este lugar, con referencia e incertidumbre: la incertidumbre y los límites se escalan según lo que se cumplió allí.</translation>
        </message>
        <message>
            <extracomment>ui/parameter_fields.py</extracomment>
            <source>{help} Default: {default}.</source>
            <translation>{help} Por defecto: {default}.</translation>
        </message>
        <message>
            <extracomment>ui/parameter_fields.py</extracomment>
            <source>Parameters of {method}</source>
            <translation>Parámetros de {method}</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>Click a place on the map.</source>
            <translation>Haga clic en un lugar del mapa.</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>no place for the file</source>
            <translation>no hay sitio para el archivo</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>● predicted   □ image</source>
            <translation>● predicho   □ imagen</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>× in time only</source>
            <translation>× solo por el tiempo</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Match bands by position</source>
            <translation>Emparejar bandas por posición</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>The first fine band goes with the first coarse one and so on, whatever they are called.</source>
            <translation>La primera banda fina va con la primera gruesa y así sucesivamente, se llamen como se llamen.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Other bands</source>
            <translation>Otras bandas</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Bands of the indices</source>
            <translation>Bandas de los índices</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Buffer</source>
            <translation>Margen</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Registration</source>
            <translation>Corregistro</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Harmonise</source>
            <translation>Armonizar</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>are left out</source>
            <translation>se omiten</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>change like the nearest one</source>
            <translation>cambian como la más cercana</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>follow from the fused ones</source>
            <translation>se deducen de las fusionadas</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with.</source>
            <translation>Qué pasa con una banda fina a la que no corresponde ninguna gruesa.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>report only</source>
            <translation>solo informar</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>where sure</source>
            <translation>si es seguro</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>by hand</source>
            <translation>a mano</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Whether a shift between the sensors is corrected: the coarse images are moved.</source>
            <translation>Si se corrige un desplazamiento entre los sensores: se mueven las imágenes gruesas.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>always</source>
            <translation>siempre</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Whether the coarse images are brought to the values of the fine sensor by the line between them.</source>
            <translation>Si las imágenes gruesas se llevan a los valores del sensor fino mediante la recta entre ambos.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>-3.5,12</source>
            <translation>-3.5,12</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>By how many fine pixels the coarse images move to the right and down.</source>
            <translation>Cuántos píxeles finos se mueven las imágenes gruesas a la derecha y hacia abajo.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>by their names</source>
            <translation>por sus nombres</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Which bands of F1 are red and near infrared, where its bands have no names: red=3,nir=4.</source>
            <translation>Qué bandas de F1 son el rojo y el infrarrojo cercano, si sus bandas no tienen nombre: red=3,nir=4.</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source> pixels</source>
            <translation> píxeles</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>So many pixels around clouds and masks are left out, too.</source>
            <translation>Tantos píxeles alrededor de nubes y máscaras tampoco se usan.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Leave out clouds</source>
            <translation>Omitir las nubes</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>What is whiter than on the other dates is not used.</source>
            <translation>No se usa lo que es más blanco que en las otras fechas.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Value = stored number x scale + offset, for all bands.</source>
            <translation>Valor = número almacenado × escala + desplazamiento, para todas las bandas.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>The stored number that means nothing, or none: every number means something.</source>
            <translation>El número almacenado que no significa nada, o none: todo número significa algo.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Scale</source>
            <translation>Escala</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Offset</source>
            <translation>Desplaz.</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Nodata</source>
            <translation>Sin datos</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Mask</source>
            <translation>Máscara</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>as found</source>
            <translation>como se halló</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>as found: {value}</source>
            <translation>como se halló: {value}</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>none</source>
            <translation>ninguna</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>A raster that is 0, or nodata, where the image is not to be used.</source>
            <translation>Un ráster que vale 0, o sin datos, donde no se debe usar la imagen.</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, reference date (F1)</source>
            <translation>Fina, fecha de referencia (F1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, reference date (C1)</source>
            <translation>Gruesa, fecha de referencia (C1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, date to predict (C2)</source>
            <translation>Gruesa, fecha objetivo (C2)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, second reference date (F3)</source>
            <translation>Fina, segunda fecha de referencia (F3)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, second reference date (C3)</source>
            <translation>Gruesa, segunda fecha de referencia (C3)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, date to predict: only measured against (reference)</source>
            <translation>Fina, fecha objetivo: solo para medir (referencia)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Not used</source>
            <translation>Sin usar</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine F1</source>
            <translation>Fina F1</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse C1</source>
            <translation>Gruesa C1</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Target C2</source>
            <translation>Destino C2</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine F3</source>
            <translation>Fina F3</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse C3</source>
            <translation>Gruesa C3</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Reference</source>
            <translation>Referencia</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the fine image of the reference date (F1)</source>
            <translation>la imagen fina de la fecha de referencia (F1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the coarse image of the reference date (C1)</source>
            <translation>la imagen gruesa de la fecha de referencia (C1)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the coarse image of the date to predict (C2)</source>
            <translation>la imagen gruesa de la fecha objetivo (C2)</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source> and </source>
            <translation> y </translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Two runs compared</source>
            <translation>Comparación de dos ejecuciones</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Method</source>
            <translation>Método</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Device</source>
            <translation>Dispositivo</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Time taken</source>
            <translation>Duración</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Ratio</source>
            <translation>Relación</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Data type</source>
            <translation>Tipo de datos</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Runs of this project</source>
            <translation>Ejecuciones de este proyecto</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Repeat</source>
            <translation>Repetir</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Runs it again, into files of new names.</source>
            <translation>La ejecuta otra vez, en archivos con nombres nuevos.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Change and repeat</source>
            <translation>Cambiar y repetir</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Shows it in the dock, to be changed first.</source>
            <translation>La muestra en el panel para cambiarla antes.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Compare</source>
            <translation>Comparar</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>The figures of two runs side by side.</source>
            <translation>Las medidas de dos ejecuciones, una al lado de la otra.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Open report</source>
            <translation>Abrir informe</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Show figures</source>
            <translation>Ver medidas</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Find layers</source>
            <translation>Buscar capas</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Selects its layers in the project.</source>
            <translation>Selecciona sus capas en el proyecto.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Takes it out of the list; its files stay.</source>
            <translation>La quita de la lista; sus archivos se conservan.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No run of this project has ended yet; each one will stand here.</source>
            <translation>Aún no ha terminado ninguna ejecución de este proyecto; aquí aparecerán todas.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No longer there: {files} and {count} more.</source>
            <translation>Ya no están: {files} y {count} más.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No longer there: {files}.</source>
            <translation>Ya no están: {files}.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Choose two runs to compare them.</source>
            <translation>Elija dos ejecuciones para compararlas.</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Files</source>
            <translation>Archivos</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{count} dates</source>
            <translation>{count} fechas</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>unknown</source>
            <translation>desconocida</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{seconds} s on {device}</source>
            <translation>{seconds} s en {device}</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{count} gone</source>
            <translation>ausentes: {count}</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>there</source>
            <translation>están</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Runs</source>
            <translation>Ejecuciones</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Compare two images with a swipe; values of a pixel over all dates</source>
            <translation>Comparar dos imágenes con una cortina; valores de un píxel en todas las fechas</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Look</source>
            <translation>Ver</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{count} dates fused with {method} on {device} in {seconds} s.</source>
            <translation>{count} fechas fusionadas con {method} en {device} en {seconds} s.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{day} fused with {method} on {device} in {seconds} s.</source>
            <translation>{day} fusionado con {method} en {device} en {seconds} s.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>Fused with {method} on {device} in {seconds} s.</source>
            <translation>Fusionado con {method} en {device} en {seconds} s.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>The run was cancelled; nothing was written.</source>
            <translation>La ejecución se canceló; no se escribió nada.</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{share} of the rows are kept; resume it to go on from there.</source>
            <translation>Se conserva el {share} de las filas; reanude la ejecución para continuar desde ahí.</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Run</source>
            <translation>Ejecutar</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Resume</source>
            <translation>Reanudar</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Goes on from the last rows that were finished; the result is the same as of a run without a break.</source>
            <translation>Sigue desde las últimas filas terminadas; el resultado es el mismo que el de una ejecución sin interrupción.</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Resume ({share})</source>
            <translation>Reanudar ({share})</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Start anew</source>
            <translation>Empezar de nuevo</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Drops the rows that are kept and begins at the first one.</source>
            <translation>Descarta las filas conservadas y empieza por la primera.</translation>
        </message>
        <message>
            <extracomment>ui/sample_scene.py</extracomment>
            <source>Sample scene</source>
            <translation>Escena de ejemplo</translation>
        </message>
        <message>
            <extracomment>ui/series_dialog.py</extracomment>
            <source>Folder with the images of all dates, sharp and coarse ones</source>
            <translation>Carpeta con las imágenes de todas las fechas, nítidas y gruesas</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Cloud-optimised</source>
            <translation>Optimizado para la nube</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Arranges the rasters so that a viewer can read parts of them over the network.</source>
            <translation>Ordena los rásters de modo que un visor pueda leer partes de ellos por la red.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Precision</source>
            <translation>Precisión</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Tile size</source>
            <translation>Tamaño de tesela</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Memory</source>
            <translation>Memoria</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>No model file was chosen: name an .onnx file or choose another method.</source>
            <translation>No se eligió ningún archivo de modelo: indique un archivo .onnx o elija otro método.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>This model is no longer there.</source>
            <translation>Este modelo ya no está.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>A network in a file of its own.</source>
            <translation>Una red en un archivo propio.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>'{name}' is not a model of Chronofuse: {error}.</source>
            <translation>«{name}» no es un modelo de Chronofuse: {error}.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Which method here? …</source>
            <translation>¿Qué método aquí? …</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Compares the methods on dates of which the sharp image is known, and says which one to take.</source>
            <translation>Compara los métodos en fechas cuya imagen nítida se conoce y dice cuál tomar.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Model files (*.onnx)</source>
            <translation>Archivos de modelo (*.onnx)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>automatic</source>
            <translation>automático</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>processor (CPU)</source>
            <translation>procesador (CPU)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>graphics card (CUDA)</source>
            <translation>tarjeta gráfica (CUDA)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Where a network runs; automatic takes the graphics card where it is faster.</source>
            <translation>Dónde se ejecuta una red; automático usa la tarjeta gráfica donde es más rápida.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>What a network computes in on a graphics card: tf32 and float16 are faster and less exact, and the report says by how much.</source>
            <translation>Con qué calcula una red en una tarjeta gráfica: tf32 y float16 son más rápidos y menos exactos, y el informe dice cuánto.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>that of F1</source>
            <translation>el de F1</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>The data type of the fused image.</source>
            <translation>El tipo de datos de la imagen fusionada.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Coarse pixel size / fine pixel size. Only needed where the coarse images were already resampled to the fine pixel size; otherwise it comes from the pixel sizes.</source>
            <translation>Tamaño de píxel grueso / tamaño de píxel fino. Solo hace falta si las imágenes gruesas ya se remuestrearon al tamaño de píxel fino; si no, sale de los tamaños de píxel.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Left alone, what suits the method and the memory. The result is the same.</source>
            <translation>Sin indicar, lo que conviene al método y a la memoria. El resultado es el mismo.</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source> MB</source>
            <translation> MB</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>How much memory the run may use, beside about 300 MB for its libraries. Left alone, half of what is free, at most 2048 MB. Less is slower; the result is the same.</source>
            <translation>Cuánta memoria puede usar la ejecución, aparte de unos 300 MB para sus bibliotecas. Sin indicar, la mitad de la libre, como máximo 2048 MB. Con menos es más lenta; el resultado es el mismo.</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Show log</source>
            <translation>Ver registro</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Opens the log in the program that your system has for text files</source>
            <translation>Abre el registro con el programa que su sistema usa para archivos de texto</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Copies the whole log; no password is in it</source>
            <translation>Copia todo el registro; no contiene ninguna contraseña</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Hide log</source>
            <translation>Ocultar registro</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Copy the command that fills it</source>
            <translation>Copiar la orden que la llena</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Without internet</source>
            <translation>Sin internet</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Choose images of my own</source>
            <translation>Elegir imágenes propias</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>none in QGIS's settings</source>
            <translation>ninguno en los ajustes de QGIS</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Training, too (PyTorch, {size})</source>
            <translation>También entrenamiento (PyTorch, {size})</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>For the graphics card ({size})</source>
            <translation>Para la tarjeta gráfica ({size})</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Networks run on this card: {card}</source>
            <translation>Las redes se ejecutan en esta tarjeta: {card}</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Starting</source>
            <translation>Empezando</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Cancelling</source>
            <translation>Cancelando</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>The engine is ready</source>
            <translation>El motor está listo</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Choose images of your own, or try it on the sample scene, which takes a few seconds.</source>
            <translation>Elija imágenes propias o pruébelo con la escena de ejemplo, que tarda unos segundos.</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>The set-up went well. It can be run again at any time: it repairs what is broken.</source>
            <translation>La instalación salió bien. Se puede repetir en cualquier momento: repara lo que esté dañado.</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Needed to train and to fine-tune networks; can be added later</source>
            <translation>Necesario para entrenar y ajustar redes; se puede añadir más tarde</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Folder of wheels</source>
            <translation>Carpeta de wheels</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Run it on a machine with a network, with a Python of the same version and system as QGIS's</source>
            <translation>Ejecútela en un equipo con red, con un Python de la misma versión y sistema que el de QGIS</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Download</source>
            <translation>Descarga</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>On the disk</source>
            <translation>En el disco</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Folder</source>
            <translation>Carpeta</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Takes</source>
            <translation>Duración</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Install from a folder of wheels; nothing is downloaded then.</source>
            <translation>Instalar desde una carpeta de wheels; entonces no se descarga nada.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>Images are missing: choose {images}.</source>
            <translation>Faltan imágenes: elija {images}.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>fine</source>
            <translation>fina</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>coarse</source>
            <translation>gruesa</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The second pair has a {have} image but no {lack} one: give both or none.</source>
            <translation>El segundo par tiene una imagen {have} pero ninguna {lack}: dé ambas o ninguna.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The target date is '{day}': give a day that exists, as YYYY-MM-DD.</source>
            <translation>La fecha objetivo es «{day}»: dé un día que exista, como AAAA-MM-DD.</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The reference '{name}' is of no date to predict, or of one that has another reference: give its day, or take it out of the list.</source>
            <translation>La referencia «{name}» no es de ninguna fecha objetivo, o es de una que tiene otra referencia: dé su día o quítela de la lista.</translation>
        </message>
        <message>
            <extracomment>ui/task.py</extracomment>
            <source>The dock met an error that nobody foresaw ({error}): please report it.</source>
            <translation>El panel encontró un error que nadie previó ({error}): comuníquelo, por favor.</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Day of the break</source>
            <translation>Día de la ruptura</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Size of the break</source>
            <translation>Tamaño de la ruptura</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Strength of the break</source>
            <translation>Fuerza de la ruptura</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Days in which it fell</source>
            <translation>Días en que ocurrió</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Unchanged</source>
            <translation>Sin cambios</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Changed</source>
            <translation>Cambiado</translation>
        </message>
        <message>
            <extracomment>shell/exporting.py</extracomment>
            <source>'{name}' has no file of its own: export it to one first.</source>
            <translation>«{name}» no tiene archivo propio: expórtela antes a uno.</translation>
        </message>
        <message>
            <extracomment>shell/exporting.py</extracomment>
            <source>The layer '{name}' could not be exported: save it as a GeoTIFF yourself.</source>
            <translation>No se pudo exportar la capa «{name}»: guárdela usted como GeoTIFF.</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Level</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Figure</source>
            <translation>Medida</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Band</source>
            <translation>Banda</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Better</source>
            <translation>Mejor</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Prediction</source>
            <translation>Predicción</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>observed</source>
            <translation>observado</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>fused</source>
            <translation>fusionado</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>fused, coarse image between dates</source>
            <translation>fusionado, imagen gruesa entre fechas</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>in time only</source>
            <translation>solo por el tiempo</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Target date</source>
            <translation>Fecha objetivo</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Parameters</source>
            <translation>Parámetros</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Samples</source>
            <translation>Muestras</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>export it as a GeoTIFF (right click, Export, Save As) and choose that file</source>
            <translation>expórtela como GeoTIFF (clic derecho, Exportar, Guardar como) y elija ese archivo</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>'{path}', which says what was set on the layer, can't be written ({reason}): free some space, or set CHRONOFUSE_HOME to another folder.</source>
            <translation>No se puede escribir «{path}», que recoge lo ajustado en la capa ({reason}): libere espacio o ponga CHRONOFUSE_HOME en otra carpeta.</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>{least} to {most}</source>
            <translation>{least} a {most}</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>The layer '{layer}' has nodata values that only QGIS knows ({ranges}), and no file can declare so many: {remedy}.</source>
            <translation>La capa «{layer}» tiene valores sin datos que solo conoce QGIS ({ranges}), y ningún archivo puede declarar tantos: {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>The layer's file '{source}' can't be read ({error}): {remedy}.</source>
            <translation>No se puede leer el archivo «{source}» de la capa ({error}): {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>one of {choices}</source>
            <translation>uno de {choices}</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>a whole number from {least} to {most}</source>
            <translation>un número entero de {least} a {most}</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>a number from {least} to {most}</source>
            <translation>un número de {least} a {most}</translation>
        </message>
        <message>
            <extracomment>shell/parameter_looks.py</extracomment>
            <source>Value</source>
            <translation>Valor</translation>
        </message>
        <message>
            <extracomment>shell/parameter_looks.py</extracomment>
            <source>Deviation</source>
            <translation>Desviación</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Start of the season</source>
            <translation>Inicio de la temporada</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Peak of the season</source>
            <translation>Máximo de la temporada</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>End of the season</source>
            <translation>Fin de la temporada</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Length of the season</source>
            <translation>Duración de la temporada</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>days</source>
            <translation>días</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Amplitude</source>
            <translation>Amplitud</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Base</source>
            <translation>Base</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Integral over the base</source>
            <translation>Integral sobre la base</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Number of seasons</source>
            <translation>Número de temporadas</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Error of the fit</source>
            <translation>Error del ajuste</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>{title} (second season)</source>
            <translation>{title} (segunda temporada)</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The run in the list is of another kind of job: this Chronofuse can't repeat it.</source>
            <translation>La ejecución de la lista es un trabajo de otro tipo: este Chronofuse no puede repetirla.</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The project's list of runs is of version {version}, and this Chronofuse reads version {own}: update the plugin; the list stays as it is.</source>
            <translation>La lista de ejecuciones del proyecto es de la versión {version} y este Chronofuse lee la versión {own}: actualice el complemento; la lista queda como está.</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The project's list of runs can't be read ({error}).</source>
            <translation>No se puede leer la lista de ejecuciones del proyecto ({error}).</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Observed</source>
            <translation>Observado</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Fused with the coarse image of the day</source>
            <translation>Fusionado con la imagen gruesa del día</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Fused with the coarse images around the day</source>
            <translation>Fusionado con las imágenes gruesas de los días cercanos</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>In time only</source>
            <translation>Solo en el tiempo</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Nothing known</source>
            <translation>Nada conocido</translation>
        </message>
        <message>
            <extracomment>shell/series_time.py</extracomment>
            <source>The series is there, with a layer for each date.</source>
            <translation>La serie está lista, con una capa por fecha.</translation>
        </message>
        <message>
            <extracomment>shell/series_time.py</extracomment>
            <source>Play</source>
            <translation>Reproducir</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Making the environment</source>
            <translation>Creando el entorno</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Downloading</source>
            <translation>Descargando</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Installing</source>
            <translation>Instalando</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Trying the libraries</source>
            <translation>Probando las bibliotecas</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Compiling the methods</source>
            <translation>Compilando los métodos</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>{done} of {whole} MB</source>
            <translation>{done} de {whole} MB</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>nothing; the folder of wheels has it</source>
            <translation>nada; la carpeta de wheels lo tiene</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>what is missing, at most {size}</source>
            <translation>lo que falta, como máximo {size}</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about {size}, from PyPI</source>
            <translation>unos {size}, de PyPI</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>{size} ({free} free)</source>
            <translation>{size} ({free} libres)</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about a minute</source>
            <translation>alrededor de un minuto</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about {minutes} minutes</source>
            <translation>unos {minutes} minutos</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Repair the engine</source>
            <translation>Reparar el motor</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Update the engine</source>
            <translation>Actualizar el motor</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Add and repair</source>
            <translation>Añadir y reparar</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Chronofuse computes in a process of its own, in a private Python environment. It is made once, from QGIS's own Python, and changes nothing in QGIS.</source>
            <translation>Chronofuse calcula en un proceso propio, en un entorno privado de Python. Se crea una sola vez, a partir del Python de QGIS, y no cambia nada en QGIS.</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Tick what is to be added. A set-up also looks whether all is whole, and repairs what is not.</source>
            <translation>Marque lo que se debe añadir. La instalación también mira si todo está entero y repara lo que no lo está.</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>What is missing is installed again; layers and settings stay as they are.</source>
            <translation>Lo que falta se instala de nuevo; capas y ajustes quedan como están.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' is not a raster file (it comes from '{provider}'): {remedy}.</source>
            <translation>La capa «{layer}» no es un archivo ráster (viene de «{provider}»): {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' exists only in QGIS's memory ({source}): {remedy}.</source>
            <translation>La capa «{layer}» solo existe en la memoria de QGIS ({source}): {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' is opened with credentials that only QGIS knows ({names}): {remedy}.</source>
            <translation>La capa «{layer}» se abre con credenciales que solo conoce QGIS ({names}): {remedy}.</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' can't be opened ({source}): repair or remove it.</source>
            <translation>No se puede abrir la capa «{layer}» ({source}): repárela o quítela.</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>Fused</source>
            <translation>Fusionada</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>Change</source>
            <translation>Cambio</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>reflectance</source>
            <translation>reflectancia</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>in units of F1</source>
            <translation>en unidades de F1</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>How often</source>
            <translation>Con qué frecuencia</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>First day</source>
            <translation>Primer día</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Last day</source>
            <translation>Último día</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Longest spell</source>
            <translation>Periodo más largo</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Valid dates</source>
            <translation>Fechas válidas</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>a few seconds left</source>
            <translation>quedan unos segundos</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} s left</source>
            <translation>quedan unos {count} s</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} min left</source>
            <translation>quedan unos {count} min</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} h left</source>
            <translation>quedan unas {count} h</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Reading the scene</source>
            <translation>Leyendo la escena</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Fusing</source>
            <translation>Fusionando</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Finishing the files</source>
            <translation>Terminando los archivos</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Measuring</source>
            <translation>Midiendo</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Writing the report</source>
            <translation>Escribiendo el informe</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Compiling the method (the first run only)</source>
            <translation>Compilando el método (solo la primera vez)</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>{sentence}.</source>
            <translation>{sentence}.</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>{method} on {device}: {reason}</source>
            <translation>{method} en {device}: {reason}</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Assess</source>
            <translation>Evaluar</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Measures a prediction against the true image of the same day.</source>
            <translation>Mide una predicción con la imagen verdadera del mismo día.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>&lt;p&gt;Measures any prediction (of Chronofuse or of another program) against the true sharp image of the same day, at three levels: its pixels (RMSE, bias, correlation, SSIM, SAM, ERGAS and more), its features (edges, texture, outlines) and what one makes of it (NDVI, classes).&lt;/p&gt;&lt;p&gt;With F1 it also tells the skill over copying F1, with C2 how well the prediction agrees with the coarse image, and with further dates whether the series bends in time as the truth does.&lt;/p&gt;&lt;p&gt;A number that can't be known is empty; the table and the report say why.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Mide cualquier predicción (de Chronofuse o de otro programa) con la imagen nítida verdadera del mismo día, en tres niveles: sus píxeles (RMSE, sesgo, correlación, SSIM, SAM, ERGAS y más), sus rasgos (bordes, textura, contornos) y lo que se hace con ella (NDVI, clases).&lt;/p&gt;&lt;p&gt;Con F1 indica también la mejora frente a copiar F1, con C2 hasta qué punto la predicción concuerda con la imagen gruesa, y con más fechas si la serie se curva en el tiempo como la verdadera.&lt;/p&gt;&lt;p&gt;Un número que no se puede conocer queda vacío; la tabla y el informe dicen por qué.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>&lt;p&gt;You predicted 1 July, and later found a Landsat image of that day without clouds. Give the fused image as prediction, the Landsat image as truth and, for the skill, F1: the table and the report say how far off the prediction is, beside copying F1.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Predijo el 1 de julio y después encontró una imagen Landsat de ese día sin nubes. Dé la imagen fusionada como predicción, la imagen Landsat como verdad y, para la mejora, F1: la tabla y el informe dicen cuánto se desvía la predicción, comparada con copiar F1.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>{predictions} further predictions, {truths} truths and {targets} coarse images were given: give as many truths as predictions, and as many coarse images or none.</source>
            <translation>Se dieron {predictions} predicciones más, {truths} imágenes verdaderas y {targets} imágenes gruesas: dé tantas verdaderas como predicciones, y tantas gruesas o ninguna.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The sharp image to measure.</source>
            <translation>La imagen nítida que se mide.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Truth</source>
            <translation>Imagen verdadera</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The true sharp image of the same day. A prediction on another grid is brought to its grid, which is said.</source>
            <translation>La imagen nítida verdadera del mismo día. Una predicción en otra malla se lleva a la suya, y se dice.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Fine image (F1)</source>
            <translation>Imagen fina (F1)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The sharp image of the reference date, for the skill and the figures of the changed pixels.</source>
            <translation>La imagen nítida de la fecha de referencia, para la mejora y las medidas de los píxeles que cambiaron.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Coarse image of the target date (C2)</source>
            <translation>Imagen gruesa de la fecha objetivo (C2)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>For the consistency with the coarse image.</source>
            <translation>Para la concordancia con la imagen gruesa.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Index that makes classes</source>
            <translation>Índice que forma clases</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Where the index exceeds the threshold, there is water (ndwi, mndwi) or vegetation (ndvi). Left out, it is ndwi where there are a green and a near infrared band.</source>
            <translation>Donde el índice supera el umbral hay agua (ndwi, mndwi) o vegetación (ndvi). Sin indicar, es ndwi si hay una banda verde y una del infrarrojo cercano.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Threshold of the index</source>
            <translation>Umbral del índice</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Left out, it is 0 for water and 0.4 for vegetation.</source>
            <translation>Sin indicar, 0 para agua y 0,4 para vegetación.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Raster of the predicted classes</source>
            <translation>Ráster de las clases predichas</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>A classification of the prediction, one band of whole numbers from 0 to 255. It takes the place of the index.</source>
            <translation>Una clasificación de la predicción, una banda de números enteros de 0 a 255. Ocupa el lugar del índice.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Raster of the true classes</source>
            <translation>Ráster de las clases verdaderas</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The classification that it is compared with.</source>
            <translation>La clasificación con la que se compara.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Tolerance of boundaries (pixels)</source>
            <translation>Tolerancia de los límites (píxeles)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>How far the boundary of a class may be off.</source>
            <translation>Cuánto puede desviarse el límite de una clase.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Predictions of further dates</source>
            <translation>Predicciones de más fechas</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Together with the first one they make a series. Their dates come from the tags or the names of the truths.</source>
            <translation>Junto con la primera forman una serie. Sus fechas salen de las etiquetas o de los nombres de las imágenes verdaderas.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Truths of further dates</source>
            <translation>Imágenes verdaderas de más fechas</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>In the order of the predictions.</source>
            <translation>En el orden de las predicciones.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Coarse images of further dates</source>
            <translation>Imágenes gruesas de más fechas</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>In the same order, or none.</source>
            <translation>En el mismo orden, o ninguna.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Table of the figures</source>
            <translation>Tabla de las medidas</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>One row a figure and band: its level, which way is better, the baselines beside it, and the reason where it can't be known.</source>
            <translation>Una fila por medida y banda: su nivel, qué es mejor, los métodos de base a su lado y el motivo cuando no se puede conocer.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>HTML files (*.html)</source>
            <translation>Archivos HTML (*.html)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The figures and plots to read.</source>
            <translation>Las medidas y los gráficos para leer.</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Figures as JSON</source>
            <translation>Medidas como JSON</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>JSON files (*.json)</source>
            <translation>Archivos JSON (*.json)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The figures for other programs.</source>
            <translation>Las medidas para otros programas.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Maps</source>
            <translation>Mapas</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Boundaries</source>
            <translation>Límites</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Draws the outlines of water, of classes or of a value, as polygons and lines.</source>
            <translation>Dibuja los contornos del agua, de clases o de un valor, como polígonos y líneas.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes one raster or a series and draws outlines that run through the pixels, not around them: of water (by MNDWI, NDWI or radar, with a threshold that is found in each scene), of classes, which share their borders, or of a value. The GeoPackage has polygons and lines with date, area, perimeter and confidence.&lt;/p&gt;&lt;p&gt;What clouds hide is no land: where an outline borders on it, the polygon says so, and there is no line. A scene without water gives empty layers.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Toma un ráster o una serie y dibuja contornos que pasan por dentro de los píxeles, no alrededor: del agua (por MNDWI, NDWI o radar, con un umbral que se busca en cada escena), de clases, que comparten sus límites, o de un valor. El GeoPackage tiene polígonos y líneas con fecha, área, perímetro y confianza.&lt;/p&gt;&lt;p&gt;Lo que ocultan las nubes no es tierra: donde un contorno linda con ello, el polígono lo dice y no hay línea. Una escena sin agua da capas vacías.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a summer of Sentinel-2 images into a folder. Give the folder and leave the rule at water: the lines show where the shore lay on each date, and the temporal controller plays them.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Ha rellenado un verano de imágenes de Sentinel-2 en una carpeta. Indique la carpeta y deje la regla en water: las líneas muestran dónde estaba la orilla en cada fecha, y el controlador temporal las reproduce.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Lines</source>
            <translation>Líneas</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Number of polygons</source>
            <translation>Número de polígonos</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Mean area of the dates (square metres)</source>
            <translation>Área media de las fechas (metros cuadrados)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Shores</source>
            <translation>Orillas</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Least area (square metres)</source>
            <translation>Área mínima (metros cuadrados)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Smaller polygons are left out, and smaller holes filled. Left out, it is the area of four pixels; 0 keeps all.</source>
            <translation>Los polígonos menores se omiten y los huecos menores se rellenan. Sin indicar, el área de cuatro píxeles; 0 los conserva todos.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Fine image of the pair</source>
            <translation>Imagen fina del par</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>For one image that was fused from one pair: the shore is taken from the fine image of the pair and moved by what changed since. A fused image alone keeps the shore of its pair.</source>
            <translation>Para una imagen fusionada a partir de un solo par: la orilla se toma de la imagen fina del par y se desplaza según lo que ha cambiado desde entonces. Una imagen fusionada por sí sola conserva la orilla de su par.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Heights (DEM)</source>
            <translation>Alturas (DEM)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Over which the shore moves; left out, it moves alike on all sides.</source>
            <translation>Sobre ellas se desplaza la orilla; si se omite, se desplaza por igual en todos los lados.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Polygons</source>
            <translation>Polígonos</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>A GeoPackage with the layers polygons and lines; both are loaded.</source>
            <translation>Un GeoPackage con las capas polygons y lines; se cargan ambas.</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>A page with a map of the outlines and the area of each date.</source>
            <translation>Una página con un mapa de los contornos y el área de cada fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Coarse pixel size divided by fine pixel size. Only needed where the coarse images were already resampled to the fine pixel size; otherwise it comes from the pixel sizes.</source>
            <translation>Tamaño de píxel grueso dividido por tamaño de píxel fino. Solo hace falta si las imágenes gruesas ya se remuestrearon al tamaño de píxel fino; si no, sale de los tamaños de píxel.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Threads</source>
            <translation>Hilos</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>How many processor cores to use; left out, all of them.</source>
            <translation>Cuántos núcleos del procesador se usan; sin indicar, todos.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Memory (MB)</source>
            <translation>Memoria (MB)</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>How many megabytes the run may use. The result is the same.</source>
            <translation>Cuántos megabytes puede usar la ejecución. El resultado es el mismo.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Overwrite existing files</source>
            <translation>Sobrescribir archivos existentes</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Without it, an output that exists already is refused.</source>
            <translation>Si no, se rechaza una salida que ya existe.</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>As {example}; left out, there is no limit.</source>
            <translation>Como {example}; si se omite, no hay límite.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Finds change between two dates, between two class rasters, or within a series.</source>
            <translation>Encuentra cambios entre dos fechas, entre dos rásteres de clases o dentro de una serie.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>&lt;p&gt;Of &lt;strong&gt;two dates&lt;/strong&gt; it takes an index of each and marks where it fell or rose: beyond a threshold of yours, or beyond what it differs by where nothing has changed, which is found from the differences themselves. Of &lt;strong&gt;two class rasters&lt;/strong&gt; (index: classes) it tells which class became which, as a raster and as a matrix in hectares. Of a &lt;strong&gt;series&lt;/strong&gt; it takes the seasons off and gives day and size of the largest break of each pixel.&lt;/p&gt;</source>
            <translation>&lt;p&gt;De &lt;strong&gt;dos fechas&lt;/strong&gt; toma un índice de cada una y marca dónde bajó o subió: más allá de un umbral suyo, o de lo que difiere donde nada ha cambiado, que se halla en las propias diferencias. De &lt;strong&gt;dos rásteres de clases&lt;/strong&gt; (índice: classes) dice qué clase pasó a cuál, como ráster y como matriz en hectáreas. De una &lt;strong&gt;serie&lt;/strong&gt; quita las estaciones y da el día y el tamaño de la mayor ruptura de cada píxel.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>&lt;p&gt;You have an image from before a fire and one from after it. Give both, the index nbr and 10000 m² as the least area: the layer shows what burned, and the table says on how many hectares.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene una imagen anterior a un incendio y otra posterior. Indique ambas, el índice nbr y 10000 m² como superficie mínima: la capa muestra lo que ardió y la tabla dice en cuántas hectáreas.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Share of the pixels that changed</source>
            <translation>Proporción de píxeles que cambiaron</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Hectares that changed</source>
            <translation>Hectáreas que cambiaron</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Image before</source>
            <translation>Imagen anterior</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>The image or the class raster of the first date.</source>
            <translation>La imagen o el ráster de clases de la primera fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Image after</source>
            <translation>Imagen posterior</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>The image or the class raster of the second date.</source>
            <translation>La imagen o el ráster de clases de la segunda fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>In the place of two dates: a folder with an image for each date.</source>
            <translation>En lugar de dos fechas: una carpeta con una imagen para cada fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Index</source>
            <translation>Índice</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>What is compared: ndvi or evi2 for plants, ndwi or mndwi for water, ndmi for moisture, ndsi for snow, nbr for fire; band for single bands or one of them; classes for two class rasters.</source>
            <translation>Lo que se compara: ndvi o evi2 para plantas, ndwi o mndwi para agua, ndmi para humedad, ndsi para nieve, nbr para fuego; band para bandas sueltas o una de ellas; classes para dos rásteres de clases.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Mask of the image before</source>
            <translation>Máscara de la imagen anterior</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: a raster that is 0 where the image is not to be used, as in clouds, or its product's quality band. Left out, the mask that lies beside the image, its quality bands and its gaps count.</source>
            <translation>De dos fechas: un ráster que vale 0 donde la imagen no debe usarse, como en las nubes, o la banda de calidad de su producto. Si se omite, cuentan la máscara que está junto a la imagen, sus bandas de calidad y sus huecos.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Mask of the image after</source>
            <translation>Máscara de la imagen posterior</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Likewise of the image after.</source>
            <translation>Lo mismo de la imagen posterior.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Buffer around clouds</source>
            <translation>Margen alrededor de las nubes</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Threshold</source>
            <translation>Umbral</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: the difference from which on it is a change. Left out, it is found from what has not changed.</source>
            <translation>De dos fechas: la diferencia a partir de la cual hay cambio. Si se omite, se halla a partir de lo que no ha cambiado.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Least area (m²)</source>
            <translation>Superficie mínima (m²)</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: smaller patches of change are none.</source>
            <translation>De dos fechas: las manchas menores no son cambio.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Its name or number, where the index is band and the images have several.</source>
            <translation>Su nombre o número, si el índice es band y las imágenes tienen varias.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Which of the images</source>
            <translation>Cuáles de las imágenes</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, the sharpest images.</source>
            <translation>Lo que los nombres de los archivos tienen en común (sentinel2), o un patrón ('LC08*'), si una carpeta contiene varios sensores. Si se omite, las imágenes más nítidas.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>First date</source>
            <translation>Primera fecha</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Last date</source>
            <translation>Última fecha</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Waves of the season</source>
            <translation>Ondas de la estación</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: how many waves of the year are no change, 0 to 3.</source>
            <translation>De una serie: cuántas ondas del año no son cambio, de 0 a 3.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>False alarms</source>
            <translation>Falsas alarmas</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: the share of the pixels without a break in which one is seen.</source>
            <translation>De una serie: la proporción de píxeles sin ruptura en que se ve una.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Least break</source>
            <translation>Ruptura mínima</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: in units of the index; smaller breaks are none.</source>
            <translation>De una serie: en unidades del índice; las menores no cuentan.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates what decreased and increased, of class rasters each transition, of a series day, size and strength of the largest break.</source>
            <translation>De dos fechas lo que disminuyó y aumentó, de rásteres de clases cada transición, de una serie el día, el tamaño y la fuerza de la mayor ruptura.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Difference</source>
            <translation>Diferencia</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: the index after minus the index before. Of class rasters: 1 where the class is another one, 0 where it stayed; a response for 'Drivers'.</source>
            <translation>De dos fechas: el índice posterior menos el anterior. De rásteres de clases: 1 donde la clase es otra, 0 donde es la misma; una respuesta para «Factores determinantes».</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Areas</source>
            <translation>Superficies</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>CSV files (*.csv)</source>
            <translation>Archivos CSV (*.csv)</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Hectares: of class rasters from each class to each, of two dates of each kind of change.</source>
            <translation>Hectáreas: de rásteres de clases de cada clase a cada una, de dos fechas de cada tipo de cambio.</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>A page with maps, areas and how the change was found.</source>
            <translation>Una página con mapas, superficies y cómo se halló el cambio.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Map land cover</source>
            <translation>Cartografiar la cobertura del suelo</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Maps the classes of a land-cover model, with their areas.</source>
            <translation>Cartografía las clases de un modelo de cobertura del suelo, con sus superficies.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes the images and the series that a model was trained with, here or in another year, and gives a raster of its classes with their names and colours, how sure it is of each pixel, polygons, and a table of the areas.&lt;/p&gt;&lt;p&gt;A map's errors make its areas wrong, too. Give reference samples that were drawn at random: the areas are adjusted by them, and get 95 % intervals (Olofsson et al. 2014).&lt;/p&gt;</source>
            <translation>&lt;p&gt;Toma las imágenes y la serie con las que se entrenó un modelo, aquí o en otro año, y da un ráster de sus clases con sus nombres y colores, la seguridad en cada píxel, polígonos y una tabla de las superficies.&lt;/p&gt;&lt;p&gt;Los errores de un mapa falsean también sus superficies. Dé muestras de referencia tomadas al azar: las superficies se ajustan con ellas y reciben intervalos del 95 % (Olofsson et al. 2014).&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>&lt;p&gt;Your model of last year's crops lies in the list. Give the folder of this year's series: its values are interpolated to the days of the year that the model looks at.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Su modelo de los cultivos del año pasado está en la lista. Dé la carpeta de la serie de este año: sus valores se interpolan a los días del año que mira el modelo.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Share of the pixels with a class</source>
            <translation>Proporción de píxeles con clase</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Share of the map's area that is right</source>
            <translation>Proporción correcta de la superficie del mapa</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Train a land-cover model</source>
            <translation>Entrenar un modelo de cobertura del suelo</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>A land-cover model of yours; 'Train a land-cover model' makes one.</source>
            <translation>Un modelo suyo de cobertura del suelo; 'Entrenar un modelo de cobertura del suelo' crea uno.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Reference samples</source>
            <translation>Muestras de referencia</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Points or polygons whose class is known, drawn at random and not learnt from: by them the areas are adjusted, and get intervals.</source>
            <translation>Puntos o polígonos de clase conocida, tomados al azar y no usados para aprender: con ellos se ajustan las superficies y reciben intervalos.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Model file</source>
            <translation>Archivo de modelo</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>A model in a file of its own; it takes the place of the one chosen above.</source>
            <translation>Un modelo en un archivo propio; ocupa el lugar del elegido arriba.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Side of a tile in pixels. The result is the same.</source>
            <translation>Lado de una tesela en píxeles. El resultado es el mismo.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Land cover</source>
            <translation>Cobertura del suelo</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>The class of each pixel, with names and colours.</source>
            <translation>La clase de cada píxel, con nombres y colores.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Probability</source>
            <translation>Probabilidad</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>How much of the model's vote the class of each pixel has.</source>
            <translation>Qué parte del voto del modelo tiene la clase de cada píxel.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Polygons of the classes</source>
            <translation>Polígonos de las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Each connected area of a class.</source>
            <translation>Cada superficie conexa de una clase.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Table of the areas</source>
            <translation>Tabla de superficies</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Hectares of each class.</source>
            <translation>Hectáreas de cada clase.</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>The map, the areas of the classes, and how right it is.</source>
            <translation>El mapa, las superficies de las clases y su exactitud.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Compare methods</source>
            <translation>Comparar métodos</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Says which method suits a place, by dates of which the sharp image is known.</source>
            <translation>Dice qué método conviene a un lugar, según fechas cuya imagen nítida se conoce.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes two dates or more that have a sharp and a coarse image, hides the sharp image of each in turn, predicts it from the other dates by all methods, and measures them. It ranks the methods by pixels, by edges and texture, and by what one makes of the image, and says which one to take, with the error to expect.&lt;/p&gt;&lt;p&gt;With few dates the method that is ahead is so by chance as often as not; so what is measured is weighed with what the benchmarks of Chronofuse measured elsewhere. Of a large place a few windows are compared.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Toma dos o más fechas que tienen una imagen nítida y una gruesa, oculta por turno la imagen nítida de cada una, la predice a partir de las otras fechas con todos los métodos y los mide. Ordena los métodos por píxeles, por bordes y textura y por lo que se hace con la imagen, y dice cuál tomar, con el error que cabe esperar.&lt;/p&gt;&lt;p&gt;Con pocas fechas el método que va delante lo está muchas veces por azar; por eso lo medido se pondera con lo que las comparaciones de Chronofuse midieron en otros lugares. De un lugar grande se comparan unas pocas ventanas.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>&lt;p&gt;You have four dates of a place with Landsat and MODIS images, and want to predict many more. Give the folder and a map of the land cover as zones: the page says which method to take, how far off it will be in each band, and whether another one is better in the forest.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene cuatro fechas de un lugar con imágenes Landsat y MODIS y quiere predecir muchas más. Indique la carpeta y un mapa de cobertura del suelo como zonas: la página dice qué método tomar, cuánto errará en cada banda y si en el bosque es mejor otro.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with one pair</source>
            <translation>Método con un par</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with two pairs</source>
            <translation>Método con dos pares</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Why these methods</source>
            <translation>Por qué estos métodos</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with each reference date</source>
            <translation>Método con cada fecha de referencia</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>RMSE to expect with one pair</source>
            <translation>RMSE esperado con un par</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Number of trials</source>
            <translation>Número de pruebas</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of all images</source>
            <translation>Carpeta de todas las imágenes</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Sharp and coarse images together; which is which is found out. Or give them apart, below.</source>
            <translation>Imágenes nítidas y gruesas juntas; se averigua cuál es cuál. O dé unas y otras por separado, más abajo.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of the sharp images</source>
            <translation>Carpeta de las imágenes nítidas</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Sharp images</source>
            <translation>Imágenes nítidas</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>The sharp images of two dates or more; each is the truth of its date.</source>
            <translation>Las imágenes nítidas de dos o más fechas; cada una es la verdad de su fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of the coarse images</source>
            <translation>Carpeta de las imágenes gruesas</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Coarse images</source>
            <translation>Imágenes gruesas</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>The coarse images of the same dates.</source>
            <translation>Las imágenes gruesas de las mismas fechas.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Methods to compare</source>
            <translation>Métodos que se comparan</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Left out, all that are installed. The baselines run in any case; a few methods take less time.</source>
            <translation>Si se omite, todos los instalados. Las referencias básicas se ejecutan siempre; con pocos métodos se tarda menos.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Zones</source>
            <translation>Zonas</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A raster of classes, such as a map of the land cover: which method is best in each of them.</source>
            <translation>Un ráster de clases, como un mapa de cobertura del suelo: qué método es el mejor en cada una.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Trials at most</source>
            <translation>Pruebas como máximo</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A hidden date with its references is a trial, in which every method runs. Of many dates those are taken that are spread evenly.</source>
            <translation>Una fecha oculta con sus referencias es una prueba, en la que se ejecuta cada método. De muchas fechas se toman las repartidas por igual.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Table of the images</source>
            <translation>Tabla de las imágenes</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A CSV file with the columns file and, where known, date, mask, sensor, role and band.</source>
            <translation>Un archivo CSV con las columnas file y, si se conocen, date, mask, sensor, role y band.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Days between the images of a pair</source>
            <translation>Días entre las imágenes de un par</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>At most so many days may lie between a sharp image and its coarse one.</source>
            <translation>Como máximo pueden pasar tantos días entre una imagen nítida y su imagen gruesa.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Comparison to read</source>
            <translation>Comparación para leer</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A page: which method to take, who stands where, by reference, zone and season.</source>
            <translation>Una página: qué método tomar y en qué lugar queda cada uno, por referencia, zona y estación.</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Table of the trials</source>
            <translation>Tabla de las pruebas</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A line a method and trial, for further steps.</source>
            <translation>Una línea por método y prueba, para otros pasos.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Curves at places</source>
            <translation>Curvas en lugares</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Tells the values of a series at points or in polygons, as a table and a chart.</source>
            <translation>Da los valores de una serie en puntos o polígonos, como tabla y gráfico.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>&lt;p&gt;Reads a series at the places of a layer: at each point its pixel, in each polygon the mean of its pixels, on each date. Of a series that was filled the table also tells where a value comes from (observed, fused, in time only) and how far off it may be.&lt;/p&gt;&lt;p&gt;The chart is a page of its own, with a line for each place; point at a value to read it. Of each image no more is read than what lies at the places.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Lee una serie en los lugares de una capa: en cada punto su píxel, en cada polígono la media de sus píxeles, en cada fecha. De una serie rellenada, la tabla dice también de dónde viene un valor (observed: observado, fused: fusionado, in time only: solo por el tiempo) y cuánto puede desviarse.&lt;/p&gt;&lt;p&gt;El gráfico es una página propia con una línea por lugar; apunte a un valor para leerlo. De cada imagen solo se lee lo que está en los lugares.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a year of images into a folder, and a layer with your parcels. Give both, and the field with the numbers of the parcels: the table has the NDVI of each parcel on each date, and the chart shows their curves beside each other.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Ha rellenado un año de imágenes en una carpeta y tiene una capa con sus parcelas. Indique ambas y el campo con los números de las parcelas: la tabla tiene el NDVI de cada parcela en cada fecha, y el gráfico muestra sus curvas juntas.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Places with values</source>
            <translation>Lugares con valores</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Number of dates</source>
            <translation>Número de fechas</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Curves</source>
            <translation>Curvas</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Points or polygons</source>
            <translation>Puntos o polígonos</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>The places whose values are asked for, in any coordinate reference system.</source>
            <translation>Los lugares cuyos valores se piden, en cualquier sistema de referencia de coordenadas.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Field with their names</source>
            <translation>Campo con sus nombres</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>What the places are called in the table and the chart; left out, id or name, else a number.</source>
            <translation>Cómo se llaman los lugares en la tabla y el gráfico; si se omite, id o name, si no un número.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Folder of the series</source>
            <translation>Carpeta de la serie</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Best the folder that 'Fill a series' made, with its origins and deviations; any folder with an image for each date will do.</source>
            <translation>Mejor la carpeta creada por «Rellenar una serie», con orígenes y desviaciones; sirve cualquier carpeta con una imagen por fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Images of the series</source>
            <translation>Imágenes de la serie</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Layers in the place of a folder, or beside it; also one raster with a band for each date.</source>
            <translation>Capas en lugar de una carpeta, o además de ella; también un ráster con una banda por fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Indices</source>
            <translation>Índices</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Made of the bands, beside those that lie there: names with commas between them, as ndvi.</source>
            <translation>Calculados de las bandas, además de los que ya están: nombres separados por comas, como ndvi.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, the filled images, else the sharpest.</source>
            <translation>Lo que los nombres de los archivos tienen en común (sentinel2), o un patrón ('LC08*'), si una carpeta contiene varios sensores. Si se omite, las imágenes rellenadas, si no las más nítidas.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Load the table</source>
            <translation>Cargar la tabla</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>As a layer without geometry.</source>
            <translation>Como capa sin geometría.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Table</source>
            <translation>Tabla</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>A row for each place and date: values, deviation, and where they come from.</source>
            <translation>Una fila por lugar y fecha: valores, desviación y de dónde vienen.</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Chart</source>
            <translation>Gráfico</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>A page with the curves, which needs no network; it opens from the results of Processing.</source>
            <translation>Una página con las curvas, que no necesita red; se abre desde los resultados de Procesos.</translation>
        </message>
        <message>
            <extracomment>toolbox/dated_images.py</extracomment>
            <source>Layers in the place of a folder, or beside it.</source>
            <translation>Capas en lugar de una carpeta, o además de ella.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image of the date to predict.</source>
            <translation>La imagen gruesa del día que se predice.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Coarse images of the target dates (C2)</source>
            <translation>Imágenes gruesas de las fechas objetivo (C2)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A coarse image for each date to predict. The dates are read from the names of the files (2024-07-01, 20240701 or A2024183).</source>
            <translation>Una imagen gruesa por cada fecha que se predice. Las fechas se leen de los nombres de los archivos (2024-07-01, 20240701 o A2024183).</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Folder of the results</source>
            <translation>Carpeta de los resultados</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Where the images go; it is made if it does not exist.</source>
            <translation>Dónde van las imágenes; se crea si no existe.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The sharp image of the reference date. Its grid, bands, data type and nodata are those of the output.</source>
            <translation>La imagen nítida de la fecha de referencia. Su malla, bandas, tipo de datos y valor sin datos son los de la salida.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Coarse image (C1)</source>
            <translation>Imagen gruesa (C1)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image of about the same date as the fine one.</source>
            <translation>La imagen gruesa de más o menos la misma fecha que la fina.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Second fine image (F3)</source>
            <translation>Segunda imagen fina (F3)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A sharp image of a second reference date, best after the target date. Give both images of the second pair or none.</source>
            <translation>Una imagen nítida de una segunda fecha de referencia, mejor posterior a la fecha objetivo. Dé ambas imágenes del segundo par o ninguna.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Second coarse image (C3)</source>
            <translation>Segunda imagen gruesa (C3)</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image that belongs to the second fine one.</source>
            <translation>La imagen gruesa que corresponde a la segunda fina.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How to predict.</source>
            <translation>Cómo se predice.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The day to predict (YYYY-MM-DD). Left out, it is looked for in the tags and the name of C2.</source>
            <translation>El día que se predice (AAAA-MM-DD). Sin indicar, se busca en las etiquetas y el nombre de C2.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Reference image of the target date</source>
            <translation>Imagen de referencia de la fecha objetivo</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A true sharp image of the target date, if there is one. It is only measured against, never used to predict.</source>
            <translation>Una imagen nítida verdadera de la fecha objetivo, si la hay. Solo sirve para medir, nunca para predecir.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Name of the files</source>
            <translation>Nombre de los archivos</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How each fused image is called; {date} stands for its day, as 2024-07-01.</source>
            <translation>Cómo se llama cada imagen fusionada; {date} representa su día, como 2024-07-01.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>NDVI of each date</source>
            <translation>NDVI de cada fecha</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The vegetation index of each prediction, beside it with _ndvi at the end of its name; needs a red and a near infrared band.</source>
            <translation>El índice de vegetación de cada predicción, a su lado con _ndvi al final del nombre; necesita una banda roja y una del infrarrojo cercano.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Uncertainty of each date</source>
            <translation>Incertidumbre de cada fecha</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How sure the prediction is of each pixel: about 68 % of the errors should be within it. It lies beside the prediction, with _uncertainty at the end of its name.</source>
            <translation>Qué tan segura es la predicción en cada píxel: alrededor del 68 % de los errores debería estar dentro. Queda junto a la predicción, con _uncertainty al final de su nombre.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Bounds of each date</source>
            <translation>Límites de cada fecha</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels: four bands for each band. They lie beside the prediction, with _bounds at the end of their name.</source>
            <translation>Entre qué valores debería estar la verdad en alrededor del 68 y el 95 % de los píxeles: cuatro bandas por cada banda. Quedan junto a la predicción, con _bounds al final de su nombre.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Probability of change of each date</source>
            <translation>Probabilidad de cambio de cada fecha</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a network that was trained to tell it (twostream with the option change). It lies beside the prediction, with _change_probability at the end of its name.</source>
            <translation>Con qué probabilidad cambió cada píxel en más de una desviación estándar de F1, de 0 a 1; solo de una red entrenada para ello (twostream con la opción change). Queda junto a la predicción, con _change_probability al final de su nombre.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Load the results into the project</source>
            <translation>Cargar los resultados en el proyecto</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>As styled layers with their day set, so that the temporal controller plays the series. Switch it off in a graph whose later steps take the images.</source>
            <translation>Como capas con estilo y con su día puesto, de modo que el controlador temporal reproduce la serie. Desactívelo en un flujo cuyos pasos siguientes usan las imágenes.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Where a network runs; auto takes the graphics card where it is faster.</source>
            <translation>Dónde se ejecuta una red; auto usa la tarjeta gráfica donde es más rápida.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A network in a file of its own; it takes the place of the method chosen above.</source>
            <translation>Una red en un archivo propio; ocupa el lugar del método elegido arriba.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Side of a tile in fine pixels; left out, what suits the method and the memory. The result is the same.</source>
            <translation>Lado de una tesela en píxeles finos; sin indicar, lo que conviene al método y a la memoria. El resultado es el mismo.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How many megabytes the run may use, beside about 300 for its libraries; left out, half of what is free, at most 2048. Less is slower; the result is the same.</source>
            <translation>Cuántos megabytes puede usar la ejecución, aparte de unos 300 para sus bibliotecas; sin indicar, la mitad de lo libre, como máximo 2048. Con menos es más lenta; el resultado es el mismo.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>What a network computes in on a graphics card. tf32 and float16 are faster and less exact; the report says by how much.</source>
            <translation>Con qué calcula una red en una tarjeta gráfica. tf32 y float16 son más rápidos y menos exactos; el informe dice cuánto.</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The data type of the output: that of F1, or float32.</source>
            <translation>El tipo de datos de la salida: el de F1, o float32.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Drivers</source>
            <translation>Factores determinantes</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Says which factors a response goes with: the geodetector's q and p.</source>
            <translation>Dice con qué factores va una respuesta: q y p del geodetector.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>&lt;p&gt;Cuts each factor into classes and asks how much of the response's variance lies between them: q, from 0 (nothing) to 1 (all of it), and p. It does so for each factor and for each two together, and says whether they strengthen each other, which one explains more, and which classes differ.&lt;/p&gt;&lt;p&gt;The response and the factors are fields of points or zones, or rasters; rasters are read at the points and in the zones, else pixel by pixel.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Divide cada factor en clases y pregunta cuánta varianza de la respuesta hay entre ellas: q, de 0 (nada) a 1 (toda), y p. Lo hace para cada factor y para cada dos juntos, y dice si se refuerzan, cuál explica más y qué clases difieren.&lt;/p&gt;&lt;p&gt;La respuesta y los factores son campos de puntos o zonas, o rásteres; los rásteres se leen en los puntos y en las zonas, o píxel a píxel.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a raster of how much a wetland has changed, and rasters of height, rain and distance to a road. Give the first as the response and the others as factors: the page shows which of them the change goes with.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene un ráster de cuánto ha cambiado un humedal, y rásteres de altura, lluvia y distancia a una carretera. Indique el primero como respuesta y los demás como factores: la página muestra con cuál va el cambio.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Factor that explains the most</source>
            <translation>Factor que más explica</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Its q</source>
            <translation>Su q</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Its p</source>
            <translation>Su p</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Points, zones or table</source>
            <translation>Puntos, zonas o tabla</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>A layer whose field is the response; left out, the response is a raster.</source>
            <translation>Una capa cuyo campo es la respuesta; si se omite, la respuesta es un ráster.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Field of the response</source>
            <translation>Campo de la respuesta</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What is to be explained: a field of numbers.</source>
            <translation>Lo que se quiere explicar: un campo de números.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Fields of the factors</source>
            <translation>Campos de los factores</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What may explain it: numbers, which are cut into classes, or texts.</source>
            <translation>Lo que puede explicarla: números, que se dividen en clases, o textos.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Raster of the response</source>
            <translation>Ráster de la respuesta</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What is to be explained where no layer of places is given; its pixels are the rows.</source>
            <translation>Lo que se quiere explicar si no se da una capa de lugares; sus píxeles son las filas.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Rasters of the factors</source>
            <translation>Rásteres de los factores</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Read at the points, in the zones (their mean), or at the pixels of the response.</source>
            <translation>Leídos en los puntos, en las zonas (su media) o en los píxeles de la respuesta.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Classes of numbers</source>
            <translation>Clases de los números</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>quantile: as many places in each; natural: the least variance within (Jenks), exactly; equal: equally wide; best: whichever has the largest q.</source>
            <translation>quantile: igual número de lugares en cada una; natural: la menor varianza interna (Jenks), exacta; equal: igual anchura; best: la que tenga la mayor q.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Number of classes</source>
            <translation>Número de clases</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>3 to 10; 0 takes the number with the largest q.</source>
            <translation>De 3 a 10; 0 toma el número con la mayor q.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Factors that are classes already</source>
            <translation>Factores que ya son clases</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Names of factors whose numbers are codes, with commas between them. Up to 10 different whole numbers are taken so by themselves.</source>
            <translation>Nombres de factores cuyos números son códigos, separados por comas. Hasta 10 números enteros distintos se toman así por sí mismos.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Significant below</source>
            <translation>Significativo por debajo de</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>The p below which a difference counts.</source>
            <translation>La p por debajo de la cual cuenta una diferencia.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the factors</source>
            <translation>Tabla de los factores</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>q, p and classes of each factor.</source>
            <translation>q, p y clases de cada factor.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the interactions</source>
            <translation>Tabla de las interacciones</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>q of each two factors, and their kind.</source>
            <translation>q de cada dos factores y su tipo.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the classes</source>
            <translation>Tabla de las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>The mean of the response in each class.</source>
            <translation>La media de la respuesta en cada clase.</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>A page with a heat map of q, the tables and the means of the classes.</source>
            <translation>Una página con un mapa de calor de q, las tablas y las medias de las clases.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Water dynamics</source>
            <translation>Dinámica del agua</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Tells how often, when and how long there is water or a class, and how much on each date.</source>
            <translation>Dice con qué frecuencia, cuándo y cuánto tiempo hay agua o una clase, y cuánta en cada fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes a series of images, or of rasters of classes, and tells of each pixel how often there is water, on which day first and last, and how long without a break: each a band of one raster with a style of its own. The curve has the area of each date with an interval, and its trend.&lt;/p&gt;&lt;p&gt;With a raster of heights (DEM) the shore tells the level of the water; with a table of areas and levels the area does. What clouds hide is taken from the dates around it, and widens the interval.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Toma una serie de imágenes o de rásteres de clases y dice de cada píxel con qué frecuencia hay agua, qué día por primera y por última vez y cuánto tiempo sin interrupción: cada cosa una banda de un ráster con su propio estilo. La curva tiene el área de cada fecha con un intervalo, y su tendencia.&lt;/p&gt;&lt;p&gt;Con un ráster de alturas (DEM) la orilla dice el nivel del agua; con una tabla de áreas y niveles lo dice el área. Lo que ocultan las nubes se toma de las fechas anterior y posterior, y ensancha el intervalo.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>&lt;p&gt;You have the images of a rainy season and a raster of heights. Give both: the chart shows how the flood rose and fell, in hectares and in metres, and the layer which fields it reached, and for how long.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene las imágenes de una estación de lluvias y un ráster de alturas. Indique ambos: el gráfico muestra cómo subió y bajó la inundación, en hectáreas y en metros, y la capa qué campos alcanzó y cuánto tiempo.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Greatest area (square metres)</source>
            <translation>Área máxima (metros cuadrados)</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Change of the area (square metres a year)</source>
            <translation>Cambio del área (metros cuadrados al año)</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A raster of heights in metres: those along the shore tell the level of the water.</source>
            <translation>Un ráster de alturas en metros: las de la orilla dicen el nivel del agua.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Table of areas and levels</source>
            <translation>Tabla de áreas y niveles</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A CSV file with the columns area_ha (or area_m2, area_km2) and level, in the place of a DEM.</source>
            <translation>Un archivo CSV con las columnas area_ha (o area_m2, area_km2) y level, en lugar de un DEM.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Dynamics</source>
            <translation>Dinámica</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>One raster: how often, first and last day, longest spell, number of valid dates.</source>
            <translation>Un ráster: con qué frecuencia, primer y último día, periodo más largo, número de fechas válidas.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Curve of the area</source>
            <translation>Curva del área</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A row for each date: area and level with their intervals, and how much of the scene is seen.</source>
            <translation>Una fila por fecha: área y nivel con sus intervalos, y cuánto se ve de la escena.</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A page with the curve, the maps, and what to know of them.</source>
            <translation>Una página con la curva, los mapas y lo que hay que saber de ellos.</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>remote sensing,satellite,fusion,spatiotemporal</source>
            <translation>teledetección,satélite,imagen de satélite,fusión,espaciotemporal</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Inputs</source>
            <translation>Entradas</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Advanced inputs</source>
            <translation>Entradas avanzadas</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Outputs</source>
            <translation>Salidas</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Example</source>
            <translation>Ejemplo</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Fill a series</source>
            <translation>Rellenar una serie</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Makes the sharp image of every date of a series, without gaps.</source>
            <translation>Crea la imagen nítida de cada fecha de una serie, sin huecos.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes the sharp images of a place, with their clouds and gaps, and the coarse images of more dates, and makes a whole sharp image of every date that you want. Pixels that were observed stay as they are; all others are predicted from the clear sharp pixels before and after, by what the series itself tells of how its fields change.&lt;/p&gt;&lt;p&gt;Beside each image lies a raster that says where each pixel comes from. The results are loaded with their day set: the temporal controller plays the series.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Toma las imágenes nítidas de un lugar, con sus nubes y huecos, y las imágenes gruesas de más fechas, y crea una imagen nítida completa de cada fecha que desee. Los píxeles observados se quedan como están; todos los demás se predicen a partir de los píxeles nítidos despejados de antes y después, según lo que la propia serie dice de cómo cambian sus parcelas.&lt;/p&gt;&lt;p&gt;Junto a cada imagen hay un ráster que dice de dónde viene cada píxel. Los resultados se cargan con su día: el controlador temporal reproduce la serie.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a folder with a year of Sentinel-2 images and their cloud masks, and one with the daily images of Sentinel-3. Give both, 10 days between two dates and ndvi as index: you get a whole NDVI image every ten days.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene una carpeta con un año de imágenes de Sentinel-2 y sus máscaras de nubes, y otra con las imágenes diarias de Sentinel-3. Dé ambas, 10 días entre dos fechas y ndvi como índice: obtiene una imagen NDVI completa cada diez días.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled images</source>
            <translation>Imágenes rellenadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled image of the first date</source>
            <translation>Imagen rellenada de la primera fecha</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled image of the last date</source>
            <translation>Imagen rellenada de la última fecha</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Indices of the filled images</source>
            <translation>Índices de las imágenes rellenadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Where the pixels come from</source>
            <translation>De dónde vienen los píxeles</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Trends</source>
            <translation>Tendencias</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Smoothed images</source>
            <translation>Imágenes suavizadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>The dates that were filled</source>
            <translation>Las fechas rellenadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled</source>
            <translation>Rellenada</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled series ({method})</source>
            <translation>Serie rellenada ({method})</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The sharp images of many dates, with masks beside them where there are clouds.</source>
            <translation>Las imágenes nítidas de muchas fechas, con máscaras al lado donde hay nubes.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The coarse images of more dates. Without one near a date, it is interpolated in time.</source>
            <translation>Las imágenes gruesas de más fechas. Si no hay ninguna cerca de una fecha, se interpola en el tiempo.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Days from one date to the next</source>
            <translation>Días de una fecha a la siguiente</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Left out, every day is filled that has a coarse image.</source>
            <translation>Si se omite, se rellena cada día que tiene una imagen gruesa.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>kriging: the likeliest mixture of what is clear before and after; kalman: several times as fast and a little less accurate; delta: the nearest clear images before and after with the coarse change added; linear and nearest: in time alone, to compare with. A method of pairs fuses the mixture that kriging makes, and the mean with kriging is taken.</source>
            <translation>kriging: la mezcla más probable de lo despejado antes y después; kalman: varias veces más rápido y algo menos preciso; delta: las imágenes despejadas más cercanas antes y después más el cambio grueso; linear y nearest: solo según el tiempo, para comparar. Un método de pares fusiona la mezcla de kriging, y se toma la media con kriging.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Names of indices with commas between them: ndvi, evi2, ndwi, ndmi and others.</source>
            <translation>Nombres de índices separados por comas: ndvi, evi2, ndwi, ndmi y otros.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Store the bands</source>
            <translation>Guardar las bandas</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Without it, the indices alone are stored.</source>
            <translation>Sin ello, solo se guardan los índices.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Store the uncertainty</source>
            <translation>Guardar la incertidumbre</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The standard deviation of each pixel and band; of kriging and kalman alone.</source>
            <translation>La desviación estándar de cada píxel y banda; solo con kriging y kalman.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Load the results</source>
            <translation>Cargar los resultados</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>One layer a date, of which the temporal controller shows one after the other.</source>
            <translation>Una capa por fecha; el controlador temporal las muestra una tras otra.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Keep observed pixels</source>
            <translation>Conservar los píxeles observados</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Without it, pixels that were observed are predicted, too.</source>
            <translation>Sin ello, también se predicen los píxeles observados.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>References on each side</source>
            <translation>Referencias a cada lado</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>At most so many sharp images before a date, and after it, are made use of. Left out, as many as the method needs.</source>
            <translation>Se usan como máximo tantas imágenes nítidas antes de una fecha y después de ella. Sin indicarlo, tantas como necesita el método.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Fill from suspect images, too</source>
            <translation>Rellenar también con imágenes sospechosas</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Images whose scale, bands, date or place seem to be wrong are named in the log. Without this, a sharp one keeps the pixels of its own date alone, and a coarse one is left out.</source>
            <translation>Las imágenes cuya escala, bandas, fecha o posición parecen erróneas se nombran en el registro. Sin esta opción, una nítida conserva solo los píxeles de su propia fecha, y una gruesa se descarta.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Go on from an earlier run</source>
            <translation>Continuar una ejecución anterior</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Dates that lie in the folder and whose images are the same are kept; the others are filled.</source>
            <translation>Se conservan las fechas que están en la carpeta y cuyas imágenes son las mismas; las demás se rellenan.</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Folder for the results</source>
            <translation>Carpeta para los resultados</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>It gets the rasters of each date and a report, series.json.</source>
            <translation>Recibe los rásteres de cada fecha y un informe, series.json.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>Fuse</source>
            <translation>Fusionar</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>Predicts the sharp image of a day on which only a coarse one exists.</source>
            <translation>Predice la imagen nítida de un día del que solo hay una gruesa.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>&lt;p&gt;Predicts the sharp image of the target date from a sharp and a coarse image of another date and the coarse image of the target date (spatiotemporal fusion).&lt;/p&gt;&lt;p&gt;The coarse images may have another coordinate system, pixel size, extent and scale; what is found and done about it is said in the log.&lt;/p&gt;&lt;p&gt;The numbers that compare with a reference image are empty unless one is given; the agreement with C2 is always there.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Predice la imagen nítida de la fecha objetivo a partir de una imagen nítida y una gruesa de otra fecha y de la imagen gruesa de la fecha objetivo (fusión espaciotemporal).&lt;/p&gt;&lt;p&gt;Las imágenes gruesas pueden tener otro sistema de coordenadas, tamaño de píxel, extensión y escala; lo que se halla y lo que se hace se dice en el registro.&lt;/p&gt;&lt;p&gt;Los números que comparan con una imagen de referencia quedan vacíos si no se da ninguna; la concordancia con C2 está siempre.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Landsat and a MODIS image of 15 June and the MODIS image of 1 July. Give them as fine image (F1), coarse image (C1) and coarse image of the target date (C2), leave the rest as it is and run: the fused image is what Landsat would have seen on 1 July.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene una imagen Landsat y una MODIS del 15 de junio y la imagen MODIS del 1 de julio. Délas como imagen fina (F1), imagen gruesa (C1) e imagen gruesa de la fecha objetivo (C2), deje lo demás como está y ejecute: la imagen fusionada es lo que Landsat habría visto el 1 de julio.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>The target date</source>
            <translation>La fecha objetivo</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>The device that ran it</source>
            <translation>El dispositivo que lo ejecutó</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Fused images</source>
            <translation>Imágenes fusionadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>NDVI of the fused images</source>
            <translation>NDVI de las imágenes fusionadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Uncertainty of the fused images</source>
            <translation>Incertidumbre de las imágenes fusionadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Bounds of the fused images</source>
            <translation>Límites de las imágenes fusionadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Probability of change of the fused images</source>
            <translation>Probabilidad de cambio de las imágenes fusionadas</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Fuse a series of dates</source>
            <translation>Fusionar una serie temporal</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Predicts the sharp images of several days from the same reference dates.</source>
            <translation>Predice las imágenes nítidas de varios días a partir de las mismas fechas de referencia.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>&lt;p&gt;Predicts the sharp image of each target date from a sharp and a coarse image of another date and the coarse images of the target dates (spatiotemporal fusion). The images of the reference date are read once for all of them, and each result is the one that &lt;i&gt;Fuse&lt;/i&gt; would give.&lt;/p&gt;&lt;p&gt;The results are loaded with their day set: the temporal controller plays the series.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Predice la imagen nítida de cada fecha objetivo a partir de una imagen nítida y una gruesa de otra fecha y de las imágenes gruesas de las fechas objetivo (fusión espaciotemporal). Las imágenes de la fecha de referencia se leen una vez para todas, y cada resultado es el que daría &lt;i&gt;Fusionar&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Los resultados se cargan con su día puesto: el controlador temporal reproduce la serie.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Landsat and a MODIS image of 15 June and a MODIS image of every eighth day after it. Give the MODIS images as coarse images of the target dates and choose a folder: it gets an image like Landsat's for each of these days.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene una imagen Landsat y una MODIS del 15 de junio y una imagen MODIS de cada octavo día siguiente. Dé las imágenes MODIS como imágenes gruesas de las fechas objetivo y elija una carpeta: recibe una imagen como la de Landsat para cada uno de esos días.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The target dates</source>
            <translation>Las fechas objetivo</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The name of the files is '{name}', but it must be a name without a folder, with {mark} where the day of each image belongs: give fused_{mark}.tif, for example.</source>
            <translation>El nombre de los archivos es «{name}», pero debe ser un nombre sin carpeta, con {mark} donde va el día de cada imagen: dé fused_{mark}.tif, por ejemplo.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The date of '{target}' is neither in its tags nor in the file's name: rename the file (its date as 2024-07-01, 20240701 or A2024183), or fuse that date alone with 'Fuse' and its 'Target date'.</source>
            <translation>La fecha de «{target}» no está ni en sus etiquetas ni en el nombre del archivo: cambie el nombre (su fecha como 2024-07-01, 20240701 o A2024183), o fusione esa fecha sola con «Fusionar» y su «Fecha objetivo».</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>'{first}' and '{second}' are both of {day}: leave one of them out.</source>
            <translation>«{first}» y «{second}» son ambas del {day}: quite una de ellas.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The folder '{folder}' can't be made ({reason}): choose another.</source>
            <translation>No se puede crear la carpeta «{folder}» ({reason}): elija otra.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Series ({method})</source>
            <translation>Serie ({method})</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Cloud-optimised GeoTIFFs</source>
            <translation>GeoTIFF optimizados para la nube</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Resume an unfinished run</source>
            <translation>Reanudar una ejecución sin terminar</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Goes on from the last finished rows of a run that was cancelled, failed or lost its power. The images, the method, its settings and the names of the outputs must be those of that run, so it does not work with temporary outputs.</source>
            <translation>Sigue desde las últimas filas terminadas de una ejecución que se canceló, falló o se quedó sin corriente. Las imágenes, el método, sus ajustes y los nombres de las salidas deben ser los de aquella ejecución, así que no funciona con salidas temporales.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The predicted sharp image of the target date.</source>
            <translation>La imagen nítida predicha de la fecha objetivo.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The vegetation index of the prediction; needs a red and a near infrared band.</source>
            <translation>El índice de vegetación de la predicción; necesita una banda roja y una del infrarrojo cercano.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The prediction minus F1, band by band.</source>
            <translation>La predicción menos F1, banda a banda.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>How sure the prediction is of each pixel, band by band: about 68 % of the errors should be within it.</source>
            <translation>Qué tan segura es la predicción en cada píxel, banda por banda: alrededor del 68 % de los errores debería estar dentro.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Bounds of 68 and 95 %</source>
            <translation>Límites del 68 y 95 %</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels: four bands for each band.</source>
            <translation>Entre qué valores debería estar la verdad en alrededor del 68 y el 95 % de los píxeles: cuatro bandas por cada banda.</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a network that was trained to tell it (twostream with the option change).</source>
            <translation>Con qué probabilidad cambió cada píxel en más de una desviación estándar de F1, de 0 a 1; solo de una red entrenada para ello (twostream con la opción change).</translation>
        </message>
        <message>
            <extracomment>toolbox/fusing_algorithm.py</extracomment>
            <source>'{have}' was given without '{lack}': give both or none.</source>
            <translation>Se dio «{have}» sin «{lack}»: dé ambas o ninguna.</translation>
        </message>
        <message>
            <extracomment>toolbox/graph_layers.py</extracomment>
            <source>Vegetated</source>
            <translation>Con vegetación</translation>
        </message>
        <message>
            <extracomment>toolbox/graph_layers.py</extracomment>
            <source>Not vegetated</source>
            <translation>Sin vegetación</translation>
        </message>
        <message>
            <extracomment>toolbox/graphs.py</extracomment>
            <source>Graphs</source>
            <translation>Flujos de trabajo</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Import a model</source>
            <translation>Importar un modelo</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Tries a network from elsewhere, and adds it to the methods.</source>
            <translation>Prueba una red de otro origen y la añade a los métodos.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>&lt;p&gt;A network that was made with other tools becomes a method of Chronofuse: an ONNX file that predicts the sharp image, with its weights inside, and a small text file (JSON) that says what its inputs are. It is tried on images of several sizes first, and what is wrong is said. Then it is in the list of methods at once.&lt;/p&gt;&lt;p&gt;A model that Chronofuse exported itself needs no such text file. The guide has an example of one, under &lt;i&gt;Models of your own&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;A network for sequences is taken in as well; it is then among the methods of &lt;i&gt;Fill a series&lt;/i&gt;.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Una red hecha con otras herramientas se convierte en un método de Chronofuse: un archivo ONNX que predice la imagen nítida, con sus pesos dentro, y un pequeño archivo de texto (JSON) que dice qué son sus entradas. Primero se prueba con imágenes de varios tamaños, y se dice lo que está mal. Después está en la lista de métodos de inmediato.&lt;/p&gt;&lt;p&gt;Un modelo que exportó Chronofuse no necesita ese archivo de texto. La guía tiene un ejemplo, en &lt;i&gt;Models of your own&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;También se admite una red para secuencias; está entonces entre los métodos de &lt;i&gt;Rellenar una serie&lt;/i&gt;.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>&lt;p&gt;You have stf-net.onnx, and stf-net.json beside it. Choose the first; &lt;i&gt;stf-net&lt;/i&gt; is then a method.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene stf-net.onnx y, a su lado, stf-net.json. Elija el primero; &lt;i&gt;stf-net&lt;/i&gt; es entonces un método.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Model file (.onnx)</source>
            <translation>Archivo de modelo (.onnx)</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The network, with its weights in the file itself.</source>
            <translation>La red, con sus pesos en el propio archivo.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>What it is (.json)</source>
            <translation>Qué es (.json)</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The text file that says what the inputs are; left empty, the one of the same name beside the model, else what the model says itself.</source>
            <translation>El archivo de texto que dice qué son las entradas; vacío, el del mismo nombre junto al modelo, o lo que diga el propio modelo.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Name of the method</source>
            <translation>Nombre del método</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>In lower-case letters, digits and dashes; left empty, the one that it brings.</source>
            <translation>En minúsculas, cifras y guiones; vacío, el que trae.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Replace a model of that name</source>
            <translation>Reemplazar un modelo de ese nombre</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Without it, a model of yours that has the name already is left alone.</source>
            <translation>Sin ello, un modelo suyo que ya tenga ese nombre se deja como está.</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The model among your own</source>
            <translation>El modelo entre los suyos</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The name of the method</source>
            <translation>El nombre del método</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>'{name}' is a method now: it is among those of Fill a series.</source>
            <translation>«{name}» es ahora un método: está entre los de «Rellenar una serie».</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>'{name}' is a method now: it is in the dock's list.</source>
            <translation>'{name}' es ahora un método: está en la lista del panel.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Invert a parameter</source>
            <translation>Invertir un parámetro</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Maps a parameter of the ground by measurements and images, and says how far off it may be.</source>
            <translation>Cartografía un parámetro del terreno con mediciones e imágenes y dice cuánto puede desviarse.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes measurements at points, with their value and day, looks up what the images show there, fits a model and maps the parameter with its deviation. How good the model is, is measured on groups of measurements that it did not know: cells of the ground or the values of a field, never single pixels beside known ones.&lt;/p&gt;&lt;p&gt;A formula of the field (chlorophyll, turbidity, cover of plants, temperature of the surface) works without measurements, too, and then knows no deviation.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Toma mediciones en puntos, con su valor y día, mira lo que las imágenes muestran allí, ajusta un modelo y cartografía el parámetro con su desviación. La calidad del modelo se mide en grupos de mediciones que no conocía: celdas del terreno o los valores de un campo, nunca píxeles sueltos junto a otros conocidos.&lt;/p&gt;&lt;p&gt;Una fórmula del campo (clorofila, turbidez, cobertura vegetal, temperatura de la superficie) funciona también sin mediciones, y entonces no conoce desviación.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>&lt;p&gt;You have water samples with their chlorophyll and day, and a folder of Sentinel-2 images. Give both, the field with the chlorophyll, and the model pls: the layer shows the chlorophyll of the last date, and the page how near the model came to samples that it did not know.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene muestras de agua con su clorofila y día, y una carpeta de imágenes Sentinel-2. Indique ambas, el campo con la clorofila y el modelo pls: la capa muestra la clorofila de la última fecha, y la página, cuánto se acercó el modelo a muestras que no conocía.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>R2 of what was held out</source>
            <translation>R2 de lo reservado</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>RMSE of what was held out</source>
            <translation>RMSE de lo reservado</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Share of the errors within the deviation</source>
            <translation>Proporción de errores dentro de la desviación</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A folder with an image for each date.</source>
            <translation>Una carpeta con una imagen para cada fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements</source>
            <translation>Mediciones</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Points or polygons with what was measured; a formula and a kept model need none.</source>
            <translation>Puntos o polígonos con lo medido; una fórmula y un modelo guardado no los necesitan.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field with the value</source>
            <translation>Campo con el valor</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>What was measured.</source>
            <translation>Lo que se midió.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field with the day</source>
            <translation>Campo con el día</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Left out, the field called date, if there is one.</source>
            <translation>Si se omite, el campo llamado date, si lo hay.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field of the groups</source>
            <translation>Campo de los grupos</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements of one value are held out together, as those of a lake; left out, cells.</source>
            <translation>Las mediciones con un mismo valor se reservan juntas, como las de un lago; si se omite, celdas.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>formula: one of the field; linear: least squares; pls: partial least squares on all bands and their logarithms, for many bands or few measurements; forest: a random forest.</source>
            <translation>formula: una del campo; linear: mínimos cuadrados; pls: mínimos cuadrados parciales sobre todas las bandas y sus logaritmos, para muchas bandas o pocas mediciones; forest: un bosque aleatorio.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Formula</source>
            <translation>Fórmula</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>With the model formula: ndci (chlorophyll of water), ndti (turbidity), fvc (cover of plants), temperature (of the surface, from a thermal band).</source>
            <translation>Con el modelo formula: ndci (clorofila del agua), ndti (turbidez), fvc (cobertura vegetal), temperature (de la superficie, a partir de una banda térmica).</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Date to map</source>
            <translation>Fecha del mapa</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>As {example}; left out, the last.</source>
            <translation>Como {example}; si se omite, la última.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Bands and indices</source>
            <translation>Bandas e índices</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Names with commas between them, as red, ndvi; left out, all bands.</source>
            <translation>Nombres separados por comas, como red, ndvi; si se omite, todas las bandas.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Kept model</source>
            <translation>Modelo guardado</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A model that an earlier run has kept, in the place of measurements.</source>
            <translation>Un modelo que una ejecución anterior ha guardado, en lugar de mediciones.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Days to an image</source>
            <translation>Días hasta una imagen</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>How far a measurement may be from an image.</source>
            <translation>A qué distancia puede estar una medición de una imagen.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Side of the cells (m)</source>
            <translation>Lado de las celdas (m)</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements in one cell are held out together; left out, an eighth of their extent.</source>
            <translation>Las mediciones de una celda se reservan juntas; si se omite, un octavo de su extensión.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Parameter</source>
            <translation>Parámetro</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A raster with the bands value and deviation, on the grid of the images.</source>
            <translation>Un ráster con las bandas value y deviation, en la cuadrícula de las imágenes.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Model to keep</source>
            <translation>Modelo a guardar</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>For other images.</source>
            <translation>Para otras imágenes.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Each measurement beside what was predicted of it while held out.</source>
            <translation>Cada medición junto a lo que se predijo de ella mientras estaba reservada.</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A page with measured beside predicted values, and the maps.</source>
            <translation>Una página con los valores medidos junto a los predichos, y los mapas.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Rasters of any resolution: images of a date, radar, heights. All are brought onto the finest grid.</source>
            <translation>Rásteres de cualquier resolución: imágenes de una fecha, radar, alturas. Todos se llevan a la cuadrícula más fina.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Folder of a series</source>
            <translation>Carpeta de una serie</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Dated images, best filled; what is missing in time is taken from the dates before and after. A model looks at days of the year, so that it can be used for another year.</source>
            <translation>Imágenes con fecha, mejor rellenadas; lo que falta en el tiempo se toma de las fechas anteriores y posteriores. Un modelo mira días del año, de modo que sirve para otro año.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Field with the classes</source>
            <translation>Campo con las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Numbers or texts; each value is a class.</source>
            <translation>Números o textos; cada valor es una clase.</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Grid</source>
            <translation>Cuadrícula</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>A raster whose grid all images are brought onto; left out, the finest of them.</source>
            <translation>Un ráster a cuya cuadrícula se llevan todas las imágenes; si se omite, la más fina de ellas.</translation>
        </message>
        <message>
            <extracomment>toolbox/method_parameters.py</extracomment>
            <source>Parameters of a model file</source>
            <translation>Parámetros de un archivo de modelo</translation>
        </message>
        <message>
            <extracomment>toolbox/method_parameters.py</extracomment>
            <source>Parameters that have no field above, as those of a model file: name=value, name=value. Any parameter of the method may be set here.</source>
            <translation>Parámetros que no tienen campo arriba, como los de un archivo de modelo: nombre=valor, nombre=valor. Aquí se puede poner cualquier parámetro del método.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Phenology</source>
            <translation>Fenología</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Finds when the season of each pixel of a series starts, peaks and ends.</source>
            <translation>Encuentra cuándo empieza, alcanza su máximo y termina la temporada de cada píxel de una serie.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes a series of sharp images, makes a vegetation index of each, lays a smooth curve through the values of every pixel and finds its season: start, peak, end, length, amplitude, base, integral, the number of seasons and the error of the fit, each a band of one raster with a style of its own.&lt;/p&gt;&lt;p&gt;Days are counted from 1 January of the year; below 1 they lie in the year before, beyond 366 in the one after. A season may begin in the autumn before: give images of the months around the year, too. Clouds that a mask has missed are recognised as dips of a few days and count less.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Toma una serie de imágenes nítidas, calcula un índice de vegetación de cada una, traza una curva suave por los valores de cada píxel y encuentra su temporada: inicio, máximo, fin, duración, amplitud, base, integral, el número de temporadas y el error del ajuste, cada uno una banda de un ráster con su propio estilo.&lt;/p&gt;&lt;p&gt;Los días se cuentan desde el 1 de enero del año; por debajo de 1 caen en el año anterior, por encima de 366 en el siguiente. Una temporada puede empezar en el otoño anterior: dé también imágenes de los meses en torno al año. Las nubes que una máscara no vio se reconocen como caídas de pocos días y cuentan menos.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a folder with the Sentinel-2 images of 2023 and 2024 and their masks. Give the folder and the year 2024: the layer shows when each field greened up; choose another style of the layer to see when it was harvested.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene una carpeta con las imágenes de Sentinel-2 de 2023 y 2024 y sus máscaras. Dé la carpeta y el año 2024: la capa muestra cuándo reverdeció cada parcela; elija otro estilo de la capa para ver cuándo se cosechó.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>The year that days are counted in</source>
            <translation>El año en que se cuentan los días</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Number of images that were used</source>
            <translation>Número de imágenes usadas</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Share of the pixels with a season</source>
            <translation>Proporción de los píxeles con una temporada</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A folder with an image for each date; masks beside them are used. The dates are read from the names of the files (2024-07-01, 20240701 or A2024183).</source>
            <translation>Una carpeta con una imagen por fecha; se usan las máscaras que estén junto a ellas. Las fechas se leen de los nombres de los archivos (2024-07-01, 20240701 o A2024183).</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>What the seasons are found in: ndvi or evi2 (red and near infrared), ndmi (near infrared and swir1), or band, where the images are the index already.</source>
            <translation>En qué se buscan las temporadas: ndvi o evi2 (rojo e infrarrojo cercano), ndmi (infrarrojo cercano y swir1), o band, si las imágenes ya son el índice.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Year</source>
            <translation>Año</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Days are counted from its 1 January. Left out, it is the year with the most images.</source>
            <translation>Los días se cuentan desde su 1 de enero. Si se omite, es el año con más imágenes.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Seasons in a year</source>
            <translation>Temporadas en un año</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>auto finds out how many there are and shows the one in which the most grew; 1 takes the year as one season; 2 gives bands for a first and a second one.</source>
            <translation>auto averigua cuántas hay y muestra aquella en la que más creció; 1 toma el año como una sola temporada; 2 da bandas para una primera y una segunda.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Smoothing</source>
            <translation>Suavizado</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>The curve through the values: Whittaker's, Savitzky and Golay's, or straight lines (none).</source>
            <translation>La curva por los valores: la de Whittaker, la de Savitzky y Golay, o líneas rectas (none).</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Start of a season</source>
            <translation>Inicio de una temporada</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>amplitude: where the curve has risen by a share of its amplitude, and fallen to it again; derivative: where it rises and falls most steeply.</source>
            <translation>amplitude: donde la curva ha subido una parte de su amplitud y ha vuelto a bajar a ella; derivative: donde sube y baja con más pendiente.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A CSV file with the columns file and, where known, date, mask, sensor and band.</source>
            <translation>Un archivo CSV con las columnas file y, si se conocen, date, mask, sensor y band.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Share of the amplitude</source>
            <translation>Parte de la amplitud</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>At the start and the end of a season.</source>
            <translation>Al inicio y al fin de una temporada.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Least amplitude</source>
            <translation>Amplitud mínima</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Of the index; what changes less has no season.</source>
            <translation>Del índice; lo que cambia menos no tiene temporada.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Smoothing over (days)</source>
            <translation>Suavizado sobre (días)</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Of a swing as long as this the smoothing leaves one half; more is smoother.</source>
            <translation>De una oscilación de esta duración el suavizado deja la mitad; más es más suave.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Seasons</source>
            <translation>Temporadas</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>One raster with a band for each figure, on the grid of the images.</source>
            <translation>Un ráster con una banda por cada medida, en la cuadrícula de las imágenes.</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A page with maps, the days on which seasons start, peak and end, and what to know of them.</source>
            <translation>Una página con mapas, los días en que las temporadas empiezan, culminan y terminan, y lo que hay que saber de ellas.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Image</source>
            <translation>Imagen</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for each band to predict: a name (which may stay empty) and the number of the band in the fine and in the coarse images. Left out, they are matched by name, wavelength or position.</source>
            <translation>Una fila por cada banda que se predice: un nombre (que puede quedar vacío) y el número de la banda en las imágenes finas y en las gruesas. Sin indicar, se emparejan por nombre, longitud de onda o posición.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>The first fine band goes with the first coarse band and so on, whatever they are called.</source>
            <translation>La primera banda fina va con la primera banda gruesa y así sucesivamente, se llamen como se llamen.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Bands without a partner</source>
            <translation>Bandas sin pareja</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Which bands of F1 are which, where its bands have no names: red=3,nir=4.</source>
            <translation>Qué banda de F1 es cada una, si sus bandas no tienen nombre: red=3,nir=4.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with: it is left out, changes like the nearest band that has one, or is predicted from the fused bands (spectral).</source>
            <translation>Qué pasa con una banda fina a la que no corresponde ninguna gruesa: se omite, cambia como la más cercana que tiene una, o se predice a partir de las bandas fusionadas (spectral).</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with: it is left out, or changes like the nearest band that has one.</source>
            <translation>Qué pasa con una banda fina a la que no corresponde ninguna gruesa: se omite, o cambia como la más cercana que tiene pareja.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>How images are read</source>
            <translation>Cómo se leen las imágenes</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for each image whose file does not say it, or says it wrongly: F1, C1, F3, C3, C2 (of one of several dates C2.1, C2.2 and so on), reference, or fine, coarse or all; then scale and offset (value = stored number x scale + offset), the stored number that means nothing, and a mask: a raster that is 0 where the image is not to be used, a product's quality band, or auto for what looks like cloud; and its day (2024-07-01). Empty cells stay as they are found.</source>
            <translation>Una fila por cada imagen cuyo archivo no lo dice o lo dice mal: F1, C1, F3, C3, C2 (de varias fechas, C2.1, C2.2, etc.), reference, o fine, coarse o all; después escala y desplazamiento (valor = número almacenado × escala + desplazamiento), el número almacenado que no significa nada, y una máscara: un ráster que vale 0 donde no se debe usar la imagen, la banda de calidad de un producto, o auto para lo que parece nube; y su día (2024-07-01). Las celdas vacías quedan como se hallan.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for a sensor whose files do not say it, or say it wrongly: fine, coarse or all; then scale and offset (value = stored number x scale + offset), the stored number that means nothing, and a mask: a product's quality band, or auto for what looks like cloud. A mask in a file beside its image is found by its name. Empty cells stay as they are found.</source>
            <translation>Una fila por cada sensor cuyos archivos no lo dicen o lo dicen mal: fine, coarse o all; después escala y desplazamiento (valor = número almacenado × escala + desplazamiento), el número almacenado que no significa nada, y una máscara: la banda de calidad de un producto, o auto para lo que parece nube. Una máscara en un archivo junto a su imagen se halla por su nombre. Las celdas vacías quedan como se hallan.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>off: a shift between the sensors is only told. auto: it is corrected where sure. DX,DY: the coarse images move by so many fine pixels to the right and down.</source>
            <translation>off: un desplazamiento entre los sensores solo se indica. auto: se corrige donde es seguro. DX,DY: las imágenes gruesas se mueven tantos píxeles finos a la derecha y hacia abajo.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Harmonise the sensors</source>
            <translation>Armonizar los sensores</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>off: the line between the sensors is only told. auto: the coarse images are brought to the fine sensor by it where it is sure. on: always.</source>
            <translation>off: la recta entre los sensores solo se indica. auto: con ella se llevan las imágenes gruesas al sensor fino donde es segura. on: siempre.</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Bands were given one by one and by position: choose one of the two.</source>
            <translation>Se dieron las bandas una a una y por posición: elija una de las dos formas.</translation>
        </message>
        <message>
            <extracomment>toolbox/provider.py</extracomment>
            <source>Chronofuse (spatiotemporal fusion)</source>
            <translation>Chronofuse (fusión espaciotemporal)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Repair a cloudy image</source>
            <translation>Reparar una imagen nublada</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Makes a cloudy sharp image whole from sharp images of other days.</source>
            <translation>Completa una imagen nítida nublada a partir de imágenes nítidas de otros días.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes one sharp image with clouds or gaps, sharp images of the same place on other days, with clouds of their own, and coarse images where there are any, and predicts what lies under the clouds. Pixels that are clear stay as they are, bit for bit.&lt;/p&gt;&lt;p&gt;The clear part of the image tells how its day differs from the other days, and that goes on under the clouds, from their rim inwards. Beside the whole image comes a raster that says where each pixel comes from.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Toma una imagen nítida con nubes o huecos, imágenes nítidas del mismo lugar en otros días, con sus propias nubes, e imágenes gruesas si las hay, y predice lo que hay bajo las nubes. Los píxeles despejados quedan como están, bit a bit.&lt;/p&gt;&lt;p&gt;La parte despejada de la imagen muestra en qué se distingue su día de los demás, y eso continúa bajo las nubes, desde su borde hacia dentro. Junto a la imagen completa se crea un ráster que dice de dónde viene cada píxel.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Sentinel-2 image of 20 May of which a third is cloud, its mask, and a folder with the images of the year. Give the image, the mask and the folder: you get the image of 20 May without clouds.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene una imagen de Sentinel-2 del 20 de mayo, de la que un tercio es nube, su máscara y una carpeta con las imágenes del año. Indique la imagen, la máscara y la carpeta: obtiene la imagen del 20 de mayo sin nubes.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The day of the image</source>
            <translation>El día de la imagen</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Share of the image that was cloudy</source>
            <translation>Parte de la imagen que estaba nublada</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Share of the image that stayed empty</source>
            <translation>Parte de la imagen que quedó vacía</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Cloudy image (F2)</source>
            <translation>Imagen nublada (F2)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The sharp image that is to be made whole. The output is stored like it.</source>
            <translation>La imagen nítida que se va a completar. El resultado se guarda como ella.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Mask of its clouds</source>
            <translation>Máscara de sus nubes</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>A raster that is 0 where the image is not to be used. Left out, the mask that lies beside the image, its quality bands and its gaps are what is repaired.</source>
            <translation>Un ráster que vale 0 donde la imagen no debe usarse. Si se omite, se repara lo que indican la máscara junto a la imagen, sus bandas de calidad y sus huecos.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Day of the image</source>
            <translation>Día de la imagen</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>As {example}; left out, it is read from the name or the tags of the file.</source>
            <translation>Como {example}; si se omite, se lee del nombre o de las etiquetas del archivo.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Folder of sharp images of other days</source>
            <translation>Carpeta de imágenes nítidas de otros días</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Sharp images of other days</source>
            <translation>Imágenes nítidas de otros días</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Sharp images of the same place, best before and after, with masks beside them where cloudy.</source>
            <translation>Imágenes nítidas del mismo lugar, mejor de antes y después, con máscaras junto a ellas donde estén nubladas.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Coarse images of the day itself, or of days around it, and of the days of the sharp ones. Without them, what is cloudy is predicted in time alone.</source>
            <translation>Imágenes gruesas del mismo día, o de días cercanos, y de los días de las nítidas. Sin ellas, lo nublado se predice solo en el tiempo.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Fringe of the clouds (pixels)</source>
            <translation>Franja de las nubes (píxeles)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>So many pixels around what a mask takes out are replaced, too: masks miss the fringe of most clouds.</source>
            <translation>También se sustituyen tantos píxeles alrededor de lo que quita una máscara: las máscaras no cubren la franja de la mayoría de las nubes.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>At most so many sharp images before a date, and after it, are made use of.</source>
            <translation>Se usan como máximo tantas imágenes nítidas antes de una fecha y después de ella.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Whole image</source>
            <translation>Imagen completa</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The image without clouds, on its own grid and stored as it was.</source>
            <translation>La imagen sin nubes, en su propia cuadrícula y guardada como estaba.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Origin of the pixels</source>
            <translation>Origen de los píxeles</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>0 nothing, 1 observed, 2 predicted with the coarse image of the day, 3 with those of days around it, 4 in time alone; then the days to the sharp images before and after. Left out, it lies beside the whole image.</source>
            <translation>0 nada, 1 observado, 2 predicho con la imagen gruesa del día, 3 con las de días cercanos, 4 solo en el tiempo; después, los días hasta las imágenes nítidas de antes y después. Si se omite, queda junto a la imagen completa.</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The standard deviation of each pixel and band; 0 where it was clear.</source>
            <translation>La desviación estándar de cada píxel y banda; 0 donde estaba despejado.</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE against the reference image</source>
            <translation>RMSE frente a la imagen de referencia</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>SSIM against the reference image</source>
            <translation>SSIM frente a la imagen de referencia</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Correlation with the reference image</source>
            <translation>Correlación con la imagen de referencia</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Skill: 1 - RMSE / RMSE of copying F1</source>
            <translation>Mejora: 1 - RMSE / RMSE de copiar F1</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of the prediction, brought to coarse pixels, against C2</source>
            <translation>RMSE de la predicción, llevada a píxeles gruesos, frente a C2</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Mean spectral angle, radians</source>
            <translation>Ángulo espectral medio, en radianes</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>ERGAS</source>
            <translation>ERGAS</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>EDGE: strength of the edges</source>
            <translation>EDGE: fuerza de los bordes</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>F1 of the boundaries of classes</source>
            <translation>F1 de los límites de las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of NDVI</source>
            <translation>RMSE del NDVI</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Overall accuracy of the classes</source>
            <translation>Exactitud global de las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Mean intersection over union of the classes</source>
            <translation>Intersección sobre unión media de las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Kappa of the classes</source>
            <translation>Kappa de las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of the second differences of a series</source>
            <translation>RMSE de las segundas diferencias de una serie</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Roughness of a series in time</source>
            <translation>Rugosidad de una serie en el tiempo</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Look through a series</source>
            <translation>Revisar una serie</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Says what is there of a series, which image is wrong, and which dates can be filled well.</source>
            <translation>Dice qué hay de una serie, qué imagen está mal y qué fechas se pueden rellenar bien.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>&lt;p&gt;Looks at a few windows of each image and says of every date what is there, how much of it is clear, which references are nearest and how far off a filled image is expected to be. It finds the image whose scale, offset, band order, date or registration is wrong, by what the coarse images and the other dates say.&lt;/p&gt;&lt;p&gt;The time line is a page with all dates to look at; the table has the same for further steps.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Mira unas ventanas de cada imagen y dice de cada fecha qué hay, cuánto está despejado, qué referencias son las más cercanas y qué error se espera de una imagen rellenada. Encuentra la imagen cuya escala, desplazamiento, orden de bandas, fecha o registro está mal, por lo que dicen las imágenes gruesas y las demás fechas.&lt;/p&gt;&lt;p&gt;La línea de tiempo es una página con todas las fechas para verlas; la tabla tiene lo mismo para otros pasos.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>&lt;p&gt;You have forty images of a place from several sources. Before you fill the series, look through it: the page says that the image of one date has another scale than all others, and which dates without a sharp image can be filled well.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Tiene cuarenta imágenes de un lugar de varias fuentes. Antes de rellenar la serie, revísela: la página dice que la imagen de una fecha tiene otra escala que todas las demás, y qué fechas sin imagen nítida se pueden rellenar bien.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Number of suspect images</source>
            <translation>Número de imágenes sospechosas</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Suspect images and why</source>
            <translation>Imágenes sospechosas y por qué</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Dates that can be filled well</source>
            <translation>Fechas que se pueden rellenar bien</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>The coarse images of the same and of more dates.</source>
            <translation>Las imágenes gruesas de las mismas fechas y de otras.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Time line</source>
            <translation>Línea de tiempo</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>A page with all dates on a line, the suspect ones marked, and what to make of each.</source>
            <translation>Una página con todas las fechas en una línea, las sospechosas marcadas, y qué pensar de cada una.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Table of the dates</source>
            <translation>Tabla de las fechas</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>A line a date, for further steps.</source>
            <translation>Una línea por fecha, para otros pasos.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>All that the sharp images show</source>
            <translation>Todo lo que muestran las imágenes nítidas</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Fills the area that the sharp images show together, where each of them, as a swath or a tile, shows a part. Without it, what most of them show.</source>
            <translation>Rellena el área que muestran juntas las imágenes nítidas, donde cada una, como franja o tesela, muestra una parte. Si no, lo que muestra la mayoría de ellas.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Area to fill</source>
            <translation>Área que se rellena</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>A rectangle instead: larger than the sharp images, or a part of them.</source>
            <translation>En su lugar, un rectángulo: mayor que las imágenes nítidas, o una parte de ellas.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Bring swaths to one level</source>
            <translation>Llevar las franjas a un mismo nivel</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Of such an area: sharp images that lie higher or lower than those of the other swaths are moved, by what they show in common and by the coarse images. Without it, all stay as they are.</source>
            <translation>En tal área: las imágenes nítidas que quedan más altas o más bajas que las de las otras franjas se ajustan, por lo que muestran en común y por las imágenes gruesas. Si no, todas quedan como están.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Layout of the files</source>
            <translation>Disposición de los archivos</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>dates: a file for each date. index: beside them also one file for each index and band, with a band for each date.</source>
            <translation>dates: un archivo por fecha. index: además, un archivo por índice y banda, con una banda por fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend</source>
            <translation>Tendencia</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>A raster for each index and band with the slope a year (Theil and Sen), the p of Mann and Kendall's test, tau and the number of dates: over all dates, or over the means of the years (yearly). At a pixel the dates count that are observed or fused there.</source>
            <translation>Un ráster por índice y banda con la pendiente anual (Theil y Sen), la p de la prueba de Mann y Kendall, tau y el número de fechas: sobre todas las fechas (all) o sobre las medias de los años (yearly). En un píxel cuentan las fechas observadas o fusionadas en él.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend of one year</source>
            <translation>Tendencia de un año</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>The trend over the dates of this year alone.</source>
            <translation>La tendencia solo sobre las fechas de este año.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Stores the filled dates smoothed in time, too, beside the filled ones: a curve through the values of each pixel, Whittaker's or Savitzky and Golay's. Observed pixels stay as they are, unless they are not to be kept.</source>
            <translation>Guarda también las fechas rellenadas suavizadas en el tiempo, junto a las rellenadas: una curva por los valores de cada píxel, de Whittaker o de Savitzky y Golay. Los píxeles observados quedan como están, salvo que no deban conservarse.</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend of {name}, a year</source>
            <translation>Tendencia de {name}, por año</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Makes the engine's private Python environment, or repairs it; needed once.</source>
            <translation>Crea el entorno privado de Python del motor, o lo repara; hace falta una vez.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>&lt;p&gt;Chronofuse computes in a process of its own, in a private Python environment outside the plugin's folder. This algorithm makes it: {sizes}. QGIS's own Python stays as it is. The proxy of QGIS's own settings is used.&lt;/p&gt;&lt;p&gt;Run again, it repairs what is broken. What a set-up that failed or was cancelled had downloaded is kept for the next one.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Chronofuse calcula en un proceso propio, en un entorno privado de Python fuera de la carpeta del complemento. Este algoritmo lo crea: {sizes}. El Python de QGIS queda como está. Se usa el proxy de los ajustes de QGIS.&lt;/p&gt;&lt;p&gt;Ejecutado de nuevo, repara lo que esté dañado. Lo que había descargado una instalación que falló o se canceló se conserva para la siguiente.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>&lt;p&gt;Run it as it is before the first fusion. Run it again with the training's libraries ticked before the first training.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Ejecútelo tal cual antes de la primera fusión. Ejecútelo de nuevo con las bibliotecas de entrenamiento marcadas antes del primer entrenamiento.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>With the training's libraries</source>
            <translation>Con las bibliotecas de entrenamiento</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs PyTorch and what else training and fine-tuning need, too: about {size}, or up to {with_cuda} on Linux, where PyTorch brings CUDA.</source>
            <translation>Instala también PyTorch y lo demás que necesitan el entrenamiento y el ajuste: unos {size}, o hasta {with_cuda} en Linux, donde PyTorch trae CUDA.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>With the libraries for graphics cards</source>
            <translation>Con las bibliotecas para tarjetas gráficas</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs ONNX Runtime for NVIDIA cards in the place of the one for the processor: about {size}, for Linux and Windows.</source>
            <translation>Instala ONNX Runtime para tarjetas NVIDIA en lugar del que es para el procesador: unos {size}, para Linux y Windows.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs from this folder and downloads nothing: for a machine without internet.</source>
            <translation>Instala desde esta carpeta y no descarga nada: para un equipo sin internet.</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The engine's interpreter</source>
            <translation>El intérprete de Python del motor</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The log of the set-up</source>
            <translation>El registro de la instalación</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The log: {path}</source>
            <translation>El registro: {path}</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>RMSE on what was held out, as a share of the baseline delta's</source>
            <translation>RMSE en lo reservado, como parte del del método de base delta</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>RMSE on what was held out, as a share of that of the method of series that is corrected</source>
            <translation>RMSE en lo reservado, como parte del del método de series que se corrige</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>The step whose weights were kept</source>
            <translation>El paso cuyos pesos se conservaron</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>How many steps were trained</source>
            <translation>Cuántos pasos se entrenaron</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Train or fine-tune a network</source>
            <translation>Entrenar o ajustar una red</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Trains a network on your own images; a few minutes are enough to fit a model to your region.</source>
            <translation>Entrena una red con sus propias imágenes; unos minutos bastan para ajustar un modelo a su región.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>&lt;p&gt;A network that was trained elsewhere may fail in your region. Fine-tuning fits it to your own images: choose the &lt;i&gt;Model to begin with&lt;/i&gt; and a folder with sharp images of at least two dates. A few minutes on an ordinary computer do. The new model gets a name, and appears in the list of methods of &lt;i&gt;Fuse&lt;/i&gt; from then on.&lt;/p&gt;&lt;p&gt;The folder holds images called fine_2024-07-01.tif, or a folder of such images for each place. Coarse images of the same days, called coarse_2024-07-01.tif, are learnt from where there are any; otherwise they are simulated.&lt;/p&gt;&lt;p&gt;Some of the places are held out: how well their images are predicted decides which weights are kept, and is written into the model's card. A single place is parted into upper and lower rows for it.&lt;/p&gt;&lt;p&gt;A training needs PyTorch: run &lt;i&gt;Set up the engine&lt;/i&gt; with the training's libraries once. A training that was cancelled is kept and can be resumed.&lt;/p&gt;&lt;p&gt;With &lt;i&gt;series&lt;/i&gt; a network is trained that corrects what &lt;i&gt;Fill a series&lt;/i&gt; gives. It needs images of three dates at least, better of a year, and appears among the methods of &lt;i&gt;Fill a series&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;With &lt;i&gt;self&lt;/i&gt; a network learns from the very scene that is to be predicted, at its coarse scale: choose F1, C1 and C2, and no folder. It wants a scene of at least 72 x 32 coarse pixels, and the new model is for that scene alone.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Una red entrenada en otra parte puede fallar en su región. El ajuste fino la adapta a sus propias imágenes: elija el &lt;i&gt;Modelo de partida&lt;/i&gt; y una carpeta con imágenes nítidas de al menos dos fechas. Bastan unos minutos en un equipo corriente. El nuevo modelo recibe un nombre y aparece desde entonces en la lista de métodos de &lt;i&gt;Fusionar&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;La carpeta contiene imágenes llamadas fine_2024-07-01.tif, o una carpeta de tales imágenes por cada lugar. De imágenes gruesas de los mismos días, llamadas coarse_2024-07-01.tif, se aprende donde las hay; si no, se simulan.&lt;/p&gt;&lt;p&gt;Algunos de los lugares se reservan: lo bien que se predicen sus imágenes decide qué pesos se conservan, y se escribe en la ficha del modelo. Para ello, un único lugar se divide en filas superiores e inferiores.&lt;/p&gt;&lt;p&gt;Un entrenamiento necesita PyTorch: ejecute una vez &lt;i&gt;Instalar el motor&lt;/i&gt; con las bibliotecas de entrenamiento. Un entrenamiento cancelado se conserva y se puede reanudar.&lt;/p&gt;&lt;p&gt;Con &lt;i&gt;series&lt;/i&gt; se entrena una red que corrige lo que da &lt;i&gt;Rellenar una serie&lt;/i&gt;. Necesita imágenes de al menos tres fechas, mejor de un año, y aparece entre los métodos de &lt;i&gt;Rellenar una serie&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Con &lt;i&gt;self&lt;/i&gt; una red aprende de la misma escena que se quiere predecir, a su escala gruesa: elija F1, C1 y C2, y ninguna carpeta. La escena debe tener al menos 72 x 32 píxeles gruesos, y el nuevo modelo es solo para esa escena.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>&lt;p&gt;The folder &lt;i&gt;mylake&lt;/i&gt; holds fine_2024-04-12.tif and fine_2024-07-01.tif. Choose it, choose &lt;i&gt;edcstfn&lt;/i&gt; as the model to begin with, and run: five minutes later &lt;i&gt;edcstfn-mylake&lt;/i&gt; is in the list of methods.&lt;/p&gt;</source>
            <translation>&lt;p&gt;La carpeta &lt;i&gt;mylake&lt;/i&gt; contiene fine_2024-04-12.tif y fine_2024-07-01.tif. Elíjala, elija &lt;i&gt;edcstfn&lt;/i&gt; como modelo de partida y ejecute: cinco minutos después, &lt;i&gt;edcstfn-mylake&lt;/i&gt; está en la lista de métodos.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>The new model file</source>
            <translation>El nuevo archivo de modelo</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Its name in the list of methods</source>
            <translation>Su nombre en la lista de métodos</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Overall accuracy on what was held out</source>
            <translation>Exactitud global en lo reservado</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Mean F1 of the classes</source>
            <translation>F1 medio de las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Mean IoU of the classes</source>
            <translation>IoU media de las clases</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Kappa</source>
            <translation>Kappa</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Learns the classes of points or polygons from images and a series.</source>
            <translation>Aprende las clases de puntos o polígonos a partir de imágenes y una serie.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>&lt;p&gt;Give images, a series or both, and points or polygons with a field of classes. The model that comes out maps these classes with &lt;i&gt;Map land cover&lt;/i&gt;, here or in another year.&lt;/p&gt;&lt;p&gt;Whole polygons, blocks or the values of a field are held out, never single pixels: the report says how right the model is on what it has not seen, class by class, what each input brings, and at which points a label would help most.&lt;/p&gt;&lt;p&gt;It needs the training's libraries: run &lt;i&gt;Set up the engine&lt;/i&gt; with them once.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Dé imágenes, una serie o ambas, y puntos o polígonos con un campo de clases. El modelo que resulta cartografía estas clases con &lt;i&gt;Cartografiar la cobertura del suelo&lt;/i&gt;, aquí o en otro año.&lt;/p&gt;&lt;p&gt;Se reservan polígonos enteros, bloques o los valores de un campo, nunca píxeles sueltos: el informe dice cuán acertado es el modelo en lo que no ha visto, clase por clase, qué aporta cada entrada y en qué puntos ayudaría más una etiqueta.&lt;/p&gt;&lt;p&gt;Necesita las bibliotecas del entrenamiento: ejecute una vez &lt;i&gt;Instalar el motor&lt;/i&gt; con ellas.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a year of images and drawn some thirty fields of each crop. Give the folder of the series, the layer with the fields and the field with the crop: a minute later the report says which crops are told apart, and the model is in the list of &lt;i&gt;Map land cover&lt;/i&gt;.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Ha rellenado un año de imágenes y dibujado unas treinta parcelas de cada cultivo. Dé la carpeta de la serie, la capa con las parcelas y el campo con el cultivo: un minuto después el informe dice qué cultivos se distinguen, y el modelo está en la lista de &lt;i&gt;Cartografiar la cobertura del suelo&lt;/i&gt;.&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Its name in the list of models</source>
            <translation>Su nombre en la lista de modelos</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points or polygons whose class is known, in any coordinate reference system.</source>
            <translation>Puntos o polígonos de clase conocida, en cualquier sistema de referencia de coordenadas.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>forest: a random forest, pixel by pixel, in seconds; try it first. sequence: networks that know the order of a series' dates. unet, unet++, attention-unet, pyramid, multibranch: networks that see the ground around a pixel, too. conv3d, convlstm, convgru, attention, window: the same on each date of a series. stsnet, unet+bilstm: networks that join images with a series of larger pixels.</source>
            <translation>forest: un bosque aleatorio, píxel a píxel, en segundos; pruébelo primero. sequence: redes que conocen el orden de las fechas de una serie. unet, unet++, attention-unet, pyramid, multibranch: redes que ven también el terreno alrededor de un píxel. conv3d, convlstm, convgru, attention, window: lo mismo en cada fecha de una serie. stsnet, unet+bilstm: redes que unen imágenes con una serie de píxeles mayores.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Held out together</source>
            <translation>Reservado en conjunto</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>What the model is tried on is never beside what it has learnt from: whole polygons, square blocks, or all samples with one value of a field. auto: polygons, and blocks where samples are points.</source>
            <translation>Aquello en que se prueba el modelo nunca está junto a lo que aprendió: polígonos enteros, bloques cuadrados o todas las muestras con un valor de un campo. auto: polígonos, y bloques si las muestras son puntos.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Minutes</source>
            <translation>Minutos</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest or a sequence: for trying what each input brings; left out, all are tried. Of the other networks: for each training, one and another for each part; left out, {minutes}.</source>
            <translation>Con forest y sequence: para probar qué aporta cada entrada; si se omite, se prueban todas. Con las demás redes: para cada entrenamiento, uno y otro por cada parte; si se omite, {minutes}.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Name of the model</source>
            <translation>Nombre del modelo</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Lower-case letters, digits and dashes; left out, it is made of the samples' name.</source>
            <translation>Minúsculas, cifras y guiones; si se omite, se forma con el nombre de las muestras.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Field to hold out by</source>
            <translation>Campo para reservar</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>For example the farm, the region or the year of a sample.</source>
            <translation>Por ejemplo la finca, la región o el año de una muestra.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Side of a block</source>
            <translation>Lado de un bloque</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In units of the images' coordinates; left out, a tenth of the samples' extent.</source>
            <translation>En unidades de las coordenadas de las imágenes; si se omite, una décima parte de la extensión de las muestras.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Parts</source>
            <translation>Partes</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In so many parts the samples are held out; two parts of blocks are a checkerboard.</source>
            <translation>En tantas partes se reservan las muestras; dos partes de bloques son un tablero de ajedrez.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Raster of classes</source>
            <translation>Ráster de clases</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In the place of the samples: each of its pixels is one.</source>
            <translation>En lugar de las muestras: cada uno de sus píxeles es una.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Model of another place</source>
            <translation>Modelo de otro lugar</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>The name or the file of a land-cover model (forest, sequence) of another place or year. What it has learnt from is learnt along, and each of a few samples of this place counts three times; its classes, its days and what it does about missing values are taken.</source>
            <translation>El nombre o el archivo de un modelo de cobertura del suelo (forest, sequence) de otro lugar o año. Aquello de lo que aprendió se aprende también, y cada una de unas pocas muestras de este lugar cuenta tres veces; se toman sus clases, sus días y lo que hace con los valores que faltan.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Missing values</source>
            <translation>Valores que faltan</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>time: a series is filled from the dates before and after, and a pixel that lacks anything else has no class; median: the median of the samples stands for what is missing.</source>
            <translation>time: una serie se rellena con las fechas anteriores y posteriores, y un píxel al que le falta otra cosa no tiene clase; median: la mediana de las muestras sustituye lo que falta.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Days between two looks</source>
            <translation>Días entre dos miradas</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>At a series; left out, its own dates are taken.</source>
            <translation>A una serie; si se omite, se toman sus propias fechas.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Trees</source>
            <translation>Árboles</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest; more are slower and seldom better.</source>
            <translation>De un bosque; más son más lentos y rara vez mejores.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Depth</source>
            <translation>Profundidad</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest: steps down a tree at most.</source>
            <translation>De un bosque: como máximo tantos pasos al bajar un árbol.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Samples in a leaf</source>
            <translation>Muestras en una hoja</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest, at least.</source>
            <translation>De un bosque, como mínimo.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a sequence: how many are trained; the map takes their mean.</source>
            <translation>Con sequence: cuántas se entrenan; el mapa toma su media.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Epochs</source>
            <translation>Épocas</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a sequence: how often each sees all samples, of few.</source>
            <translation>Con sequence: cuántas veces ve cada una todas las muestras, si son pocas.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Steps</source>
            <translation>Pasos</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of the other networks: so many of training, in the place of minutes.</source>
            <translation>Con las demás redes: tantos de entrenamiento, en lugar de los minutos.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Image and series joined by</source>
            <translation>Unión de imagen y serie</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of stsnet and unet+bilstm. alpha: the series counts by the ratio of the pixel sizes; concat: both side by side; cross: the image asks the series around; gate: a gate lets the series in; separate: a convolution of each first; squeeze: both weighed by their means; sum-product-max: the sum, the product and the greater of both.</source>
            <translation>De stsnet y unet+bilstm. alpha: la serie cuenta según la razón de los tamaños de píxel; concat: ambas una junto a otra; cross: la imagen consulta la serie alrededor; gate: una compuerta deja entrar la serie; separate: primero una convolución de cada una; squeeze: ambas ponderadas por sus medias; sum-product-max: la suma, el producto y el mayor de ambas.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points to label next</source>
            <translation>Puntos que etiquetar después</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>How many are looked for.</source>
            <translation>Cuántos se buscan.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Resume an unfinished training</source>
            <translation>Reanudar un entrenamiento sin terminar</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a network for tiles: goes on from the last checkpoint of the training of this name, if it was cancelled, failed or lost its power. Images, samples and settings must be those of that training.</source>
            <translation>De una red para teselas: continúa desde el último punto de control del entrenamiento de este nombre, si se canceló, falló o se quedó sin corriente. Las imágenes, las muestras y los ajustes deben ser los de ese entrenamiento.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Models (*.onnx)</source>
            <translation>Modelos (*.onnx)</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Left out, the model is among your own and in the list of 'Map land cover'.</source>
            <translation>Si se omite, el modelo está entre los suyos y en la lista de 'Cartografiar la cobertura del suelo'.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Where to label next</source>
            <translation>Dónde etiquetar después</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points at which the classes are most in doubt: a label there helps most.</source>
            <translation>Puntos en los que las clases son más dudosas: allí ayuda más una etiqueta.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>How right the model is on what was held out, and what each input brings.</source>
            <translation>Cuán acertado es el modelo en lo reservado y qué aporta cada entrada.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>What the network is for</source>
            <translation>Para qué es la red</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>pairs: a date from one or two pairs, as a method of Fuse; series: a date of a series, as a method of Fill a series; self: the scene that is to be predicted, which it learns from by itself.</source>
            <translation>pairs: una fecha a partir de uno o dos pares, como método de «Fusionar»; series: una fecha de una serie, como método de «Rellenar una serie»; self: la escena que se quiere predecir, de la que la red aprende por sí sola.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Folder of dated images</source>
            <translation>Carpeta de imágenes fechadas</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Sharp images of one place called fine_2024-07-01.tif, at least two dates; or a folder of them for each place. Coarse images called coarse_2024-07-01.tif may lie beside them. Left empty for self.</source>
            <translation>Imágenes nítidas Con self se deja vacío.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Model to begin with</source>
            <translation>Modelo de partida</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The model to fine-tune. Left empty, a network is trained from nothing, which takes longer and needs images of several places.</source>
            <translation>El modelo que se ajusta. Vacío, se entrena una red desde cero, lo que tarda más y necesita imágenes de varios lugares.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Network</source>
            <translation>Red</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Which network to train from nothing; left empty, Chronofuse's own. A model to begin with brings its own.</source>
            <translation>Qué red se entrena desde cero; vacío, la de Chronofuse. Un modelo de partida trae la suya.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Name of the new model</source>
            <translation>Nombre del nuevo modelo</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>In lower-case letters, digits and dashes; left empty, it is made of those of model and folder.</source>
            <translation>En minúsculas, cifras y guiones; vacío, se forma con los del modelo y la carpeta.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: fine image, F1</source>
            <translation>Self: imagen fina, F1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The sharp image of the reference date.</source>
            <translation>La imagen nítida de la fecha de referencia.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: coarse image, C1</source>
            <translation>Self: imagen gruesa, C1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Of the reference date.</source>
            <translation>De la fecha de referencia.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: coarse image of the target date, C2</source>
            <translation>Self: imagen gruesa de la fecha objetivo, C2</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Of the date that is to be predicted. C1 and C2 are averaged once more, and how C2 comes of that is learnt: no sharp image of another date is needed.</source>
            <translation>De la fecha que se quiere predecir. C1 y C2 se promedian una vez más y se aprende cómo de ello resulta C2: no hace falta una imagen fina de otra fecha.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Real ones where the folders have them on two dates, simulated ones, or both. Simulated ones have the errors of many sensors, real ones those of yours.</source>
            <translation>Reales donde las carpetas las tienen de dos fechas, simuladas, o ambas. Las simuladas tienen los errores de muchos sensores; las reales, los de los suyos.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Places to validate on</source>
            <translation>Lugares para validar</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Names of folders, separated by commas, that are not learnt from; left empty, about a quarter of them is chosen.</source>
            <translation>Nombres de carpetas, separados por comas, de las que no se aprende; vacío, se elige más o menos una cuarta parte.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Minutes of training</source>
            <translation>Minutos de entrenamiento</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How long to train, beside the preparation of the images; left empty, 5 for a model to begin with and 25 from nothing. It ends earlier when nothing gets better any more.</source>
            <translation>Cuánto tiempo se entrena, aparte de la preparación de las imágenes; vacío, 5 con un modelo de partida y 25 desde cero. Termina antes si ya nada mejora.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Where to train; auto takes a graphics card where there is one.</source>
            <translation>Dónde se entrena; auto usa una tarjeta gráfica si la hay.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>PNG files (*.png)</source>
            <translation>Archivos PNG (*.png)</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>A picture of how the error fell during the training.</source>
            <translation>Un gráfico de cómo bajó el error durante el entrenamiento.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: module over time</source>
            <translation>Serie: módulo en el tiempo</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How the network looks over the dates of a series; left empty, attention.</source>
            <translation>Cómo mira la red las fechas de una serie; si se deja vacío, attention.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: method that is corrected</source>
            <translation>Serie: método que se corrige</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The method of Fill a series whose values the network corrects; left empty, kriging.</source>
            <translation>El método de «Rellenar una serie» cuyos valores corrige la red; si se deja vacío, kriging.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: invented years</source>
            <translation>Serie: años inventados</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>So many years of invented fields are learnt from as well; left empty, none.</source>
            <translation>Se aprende también de tantos años de campos inventados; si se deja vacío, de ninguno.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Model file or checkpoint to begin with</source>
            <translation>Archivo de modelo o checkpoint de partida</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>A model file (.onnx) or a checkpoint (.safetensors, .pt); it takes the place of the model chosen above.</source>
            <translation>Un archivo de modelo (.onnx) o un checkpoint (.safetensors, .pt); ocupa el lugar del modelo elegido arriba.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Ratio of real coarse images</source>
            <translation>Relación de las imágenes gruesas reales</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Coarse pixel size / fine pixel size; only where the coarse images were resampled to the fine pixel size.</source>
            <translation>Tamaño de píxel grueso / tamaño de píxel fino; solo si las imágenes gruesas se remuestrearon al tamaño de píxel fino.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Steps of training</source>
            <translation>Pasos de entrenamiento</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Instead of minutes: the same number of steps gives the same model on the same computer.</source>
            <translation>En lugar de minutos: el mismo número de pasos da el mismo modelo en el mismo equipo.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Scenes to learn from</source>
            <translation>Escenas de las que se aprende</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How many pieces of the images are prepared; left empty, what suits the time.</source>
            <translation>Cuántos trozos de las imágenes se preparan; vacío, lo que conviene al tiempo.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Validations without progress</source>
            <translation>Validaciones sin progreso</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>After so many validations that found nothing better the training ends; left empty, 8; 0 is never.</source>
            <translation>Tras tantas validaciones que no hallaron nada mejor termina el entrenamiento; vacío, 8; 0 es nunca.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Further terms of the loss</source>
            <translation>Otros términos de la pérdida</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>What is learnt for beside near values: angles of spectra, structure at several scales, wavelet coefficients; degradation: the mean of each coarse pixel as C2 says; cycle: back to F1, in twice the time; consistency: three dates that add up, in three times the time.</source>
            <translation>Para qué se aprende además de valores cercanos: ángulos de los espectros, estructura a varias escalas, coeficientes de ondículas; degradation: la media de cada píxel grueso como dice C2; cycle: de vuelta a F1, en el doble de tiempo; consistency: tres fechas cuyos cambios se suman, en el triple de tiempo.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Share of crossed pairs</source>
            <translation>Proporción de pares cruzados</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>0 to 1: so many of the cases have a C1 of another date than F1, so that a later fusion depends less on a C1 of F1's day. It needs images of three dates; left empty, 0.</source>
            <translation>De 0 a 1: esa parte de los casos tiene una C1 de otra fecha que F1, para que una fusión posterior dependa menos de una C1 del día de F1. Necesita imágenes de tres fechas; si se deja vacío, 0.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Share of replayed landscapes</source>
            <translation>Proporción de paisajes generados</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>0 to 0.9, for a model to begin with: so many of the batches are of generated landscapes, so that the model forgets less of what it knew; left empty, 0.</source>
            <translation>De 0 a 0,9, para un modelo con el que se empieza: esa parte de los lotes es de paisajes generados, para que el modelo olvide menos de lo que sabía; si se deja vacío, 0.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Meta-learning: steps on each place</source>
            <translation>Metaaprendizaje: pasos en cada lugar</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>2 to 100, such as 5: the network learns place by place, so that a later training that begins with it may gain more from few images. It needs two places to learn from; left empty, all places are mixed.</source>
            <translation>De 2 a 100, por ejemplo 5: la red aprende lugar por lugar, para que un entrenamiento posterior que empiece con ella pueda ganar más de pocas imágenes. Necesita dos lugares de los que aprender; si se deja vacío, se mezclan todos los lugares.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Options of the network</source>
            <translation>Opciones de la red</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>As JSON, such as the guide lists them for each network (days lets twostream see the days between the dates); left empty, the network's own.</source>
            <translation>Como JSON, tal como la guía las enumera para cada red (con days, twostream ve los días entre las fechas); si se deja vacío, las de la propia red.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Learning rate</source>
            <translation>Tasa de aprendizaje</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The highest one; left empty, 0.0002 for a model to begin with and 0.001 from nothing.</source>
            <translation>La más alta; vacío, 0,0002 con un modelo de partida y 0,001 desde cero.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Seed</source>
            <translation>Semilla</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Decides what is drawn at random; left empty, 1.</source>
            <translation>Decide lo que se sortea; vacío, 1.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Goes on from the last checkpoint of the training of this name, if it was cancelled, failed or lost its power. The folder and the settings must be those of that training.</source>
            <translation>Sigue desde el último checkpoint del entrenamiento de este nombre, si se canceló, falló o se quedó sin corriente. La carpeta y los ajustes deben ser los de aquel entrenamiento.</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Overwrite an existing model</source>
            <translation>Sobrescribir un modelo existente</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Without it, a name that a model or a training has already is refused.</source>
            <translation>Si no, se rechaza un nombre que ya tiene un modelo o un entrenamiento.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>One raster, with or without a date; or several layers in the place of a folder, or beside it.</source>
            <translation>Un ráster, con o sin fecha; o varias capas en lugar de una carpeta, o junto a ella.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>A folder with an image for each date, also the one that 'Fill a series' made; masks beside the images are used.</source>
            <translation>Una carpeta con una imagen por fecha, también la que hizo «Rellenar una serie»; se usan las máscaras junto a las imágenes.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Raster or images</source>
            <translation>Ráster o imágenes</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Rule</source>
            <translation>Regla</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes.</source>
            <translation>water toma MNDWI (green y swir1), si no NDWI (green y nir), si no radar, según las bandas que haya; mndwi, ndwi, vv y vh dicen cuál; class es para rásteres de clases.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes; value follows a value of a band.</source>
            <translation>water toma MNDWI (green y swir1), si no NDWI (green y nir), si no radar, según las bandas que haya; mndwi, ndwi, vv y vh dicen cuál; class es para rásteres de clases; value sigue un valor de una banda.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>From which value on there is water: of the index, of radar in decibels (below it), or of the band. Left out, it is found in each scene.</source>
            <translation>A partir de qué valor hay agua: del índice, del radar en decibelios (por debajo) o de la banda. Sin indicar, se busca en cada escena.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Classes</source>
            <translation>Clases</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Of rule class: codes with commas between them. Left out, all of them.</source>
            <translation>De la regla class: códigos separados por comas. Sin indicar, todos.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Smoothing (pixels)</source>
            <translation>Suavizado (píxeles)</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Deviation of the filter before outlines are drawn. Left out, 1 for radar and classes, else none.</source>
            <translation>Desviación del filtro antes de dibujar los contornos. Sin indicar, 1 para radar y clases, si no ninguna.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, those that the rule suits best.</source>
            <translation>Lo que tienen en común los nombres de los archivos (sentinel2), o un patrón («LC08*»), donde una carpeta contiene varios sensores. Sin indicar, las que mejor convienen a la regla.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Of a raster of classes or values; left out, the first.</source>
            <translation>De un ráster de clases o valores; sin indicar, la primera.</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Rows or pixels that are read at once. The result is the same.</source>
            <translation>Filas o píxeles que se leen a la vez. El resultado es el mismo.</translation>
        </message>
        <message>
            <extracomment>scripts/graph_building.py</extracomment>
            <source>The coarse image of about the same date.</source>
            <translation>La imagen gruesa de más o menos la misma fecha.</translation>
        </message>
        <message>
            <extracomment>scripts/graph_building.py</extracomment>
            <source>How to predict; the help of Fuse says what each method is.</source>
            <translation>Cómo se predice; la ayuda de Fusionar dice qué es cada método.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>True image of the target date</source>
            <translation>Imagen verdadera de la fecha objetivo</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>The sharp image of the date to predict. It is measured against, never used to predict.</source>
            <translation>La imagen nítida de la fecha objetivo. Sirve para medir, nunca para predecir.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Fuse and mark vegetation</source>
            <translation>Fusionar y marcar la vegetación</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is above the threshold.</source>
            <translation>Predice la imagen nítida de la fecha objetivo, calcula su NDVI y marca los píxeles cuyo NDVI supera el umbral.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is above the threshold: 1 above, 0 below, nodata where nothing could be predicted. The images need a red and a near infrared band.</source>
            <translation>Predice la imagen nítida de la fecha objetivo, calcula su NDVI y marca los píxeles cuyo NDVI supera el umbral: 1 por encima, 0 por debajo, sin datos donde no se pudo predecir nada. Las imágenes necesitan una banda roja y una del infrarrojo cercano.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>NDVI threshold</source>
            <translation>Umbral de NDVI</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>NDVI above which a pixel counts as vegetated.</source>
            <translation>NDVI por encima del cual un píxel cuenta como vegetado.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Mark what is above the threshold</source>
            <translation>Marcar lo que supera el umbral</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Vegetated pixels</source>
            <translation>Píxeles vegetados</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Fuse and assess</source>
            <translation>Fusionar y evaluar</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and measures it against the true one, which it does not see.</source>
            <translation>Predice la imagen nítida de la fecha objetivo y la mide con la verdadera, que no ve.</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and measures it against the true one, which it does not see: the figures as a table, and the report to read.</source>
            <translation>Predice la imagen nítida de la fecha objetivo y la mide con la verdadera, que no ve: las medidas como tabla, y el informe para leer.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fuse and draw the shores</source>
            <translation>Fusionar y trazar las orillas</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and draws the outlines of its water.</source>
            <translation>Predice la imagen nítida de la fecha objetivo y traza los contornos de su agua.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and draws the outlines of its water, as polygons and lines: how far a flood reached on a day on which only a coarse image was taken. The images need a green band and one of the near or short-wave infrared.</source>
            <translation>Predice la imagen nítida de la fecha objetivo y traza los contornos de su agua, como polígonos y líneas: hasta dónde llegó una inundación un día en que solo se tomó una imagen gruesa. Las imágenes necesitan una banda verde y una del infrarrojo cercano o de onda corta.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>What is water; the help of Boundaries says what each rule is.</source>
            <translation>Qué es agua; la ayuda de Límites dice qué es cada regla.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Smaller waters are left out. Left out, it is the area of four pixels.</source>
            <translation>Las aguas menores se omiten. Si se deja vacío, es el área de cuatro píxeles.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Water</source>
            <translation>Agua</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fill a series and follow the water</source>
            <translation>Rellenar una serie y seguir el agua</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fills a series without gaps, and tells how often, when and how long there is water.</source>
            <translation>Rellena una serie sin huecos y dice con qué frecuencia, cuándo y cuánto tiempo hay agua.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Makes the sharp image of each date of a series, without gaps, and tells of each pixel how often, when and how long there is water, and of each date how much. With a raster of heights it tells the level of the water, too.</source>
            <translation>Hace la imagen nítida de cada fecha de una serie, sin huecos, y dice de cada píxel con qué frecuencia, cuándo y cuánto tiempo hay agua, y de cada fecha cuánta. Con un ráster de alturas dice también el nivel del agua.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>A flood is followed as closely as there are dates.</source>
            <translation>Una inundación se sigue tan de cerca como haya fechas.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>As 2024-07-01; left out, there is no limit.</source>
            <translation>Como 2024-07-01; si se deja vacío, no hay límite.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Heights in metres: those along the shore tell the level of the water.</source>
            <translation>Alturas en metros: las de la orilla dicen el nivel del agua.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fill, map two dates and explain the change</source>
            <translation>Rellenar, cartografiar dos fechas y explicar el cambio</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fills a series on two dates, maps the land cover of both, and asks what the change goes with.</source>
            <translation>Rellena una serie en dos fechas, cartografía la cobertura del suelo de ambas y pregunta con qué va el cambio.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Makes the sharp image of two dates of a series, without gaps, maps the classes of both by a land-cover model of yours, tells which class became which, and asks which of the factors the change goes with. The model is one that was learnt from an image of the same bands.</source>
            <translation>Hace la imagen nítida de dos fechas de una serie, sin huecos, cartografía las clases de ambas con un modelo suyo de cobertura del suelo, dice qué clase se convirtió en cuál y pregunta con cuáles de los factores va el cambio. El modelo es uno aprendido de una imagen de las mismas bandas.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Date before</source>
            <translation>Fecha anterior</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Date after</source>
            <translation>Fecha posterior</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>As 2024-07-01.</source>
            <translation>Como 2024-07-01.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land-cover model</source>
            <translation>Modelo de cobertura del suelo</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>The name of a model of yours, or its file.</source>
            <translation>El nombre de un modelo suyo o su archivo.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>What may explain the change: heights, distances, soils.</source>
            <translation>Lo que puede explicar el cambio: alturas, distancias, suelos.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Map the date before</source>
            <translation>Cartografiar la fecha anterior</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land cover before</source>
            <translation>Cobertura del suelo anterior</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Map the date after</source>
            <translation>Cartografiar la fecha posterior</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land cover after</source>
            <translation>Cobertura del suelo posterior</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Sharp and coarse images together, with masks beside them.</source>
            <translation>Imágenes nítidas y gruesas juntas, con máscaras al lado.</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Changed pixels</source>
            <translation>Píxeles cambiados</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>bands {bands}</source>
            <translation>bandas {bands}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>starts from {methods}</source>
            <translation>parte de {methods}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>built in</source>
            <translation>integrado</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>bundled</source>
            <translation>incluido</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>your own</source>
            <translation>propio</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {share} of delta's on places held out, {tested} on {cases} test cases</source>
            <translation>RMSE del {share} del de delta en lugares reservados, {tested} en {cases} casos de prueba</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {share} of delta's on places held out</source>
            <translation>RMSE del {share} del de delta en lugares reservados</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {tested} of delta's on {cases} test cases</source>
            <translation>RMSE del {tested} del de delta en {cases} casos de prueba</translation>
        </message>
        <message>
            <extracomment>models/catalogue: copy</extracomment>
            <source>Copy of F1</source>
            <translation>Copia de F1</translation>
        </message>
        <message>
            <extracomment>models/catalogue: copy</extracomment>
            <source>The reference image unchanged: what you have without fusion.</source>
            <translation>La imagen de referencia sin cambios: lo que se tiene sin fusión.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta</extracomment>
            <source>Delta (F1 + coarse change)</source>
            <translation>Delta (F1 + cambio grueso)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta</extracomment>
            <source>Adds the bicubic coarse change C2 - C1 to the reference image.</source>
            <translation>Suma el cambio grueso bicúbico C2 - C1 a la imagen de referencia.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta-gain</extracomment>
            <source>Delta with gain</source>
            <translation>Delta con ganancia</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta-gain</extracomment>
            <source>Delta after the coarse sensor was fitted to the fine one by a regression per band.</source>
            <translation>Delta después de ajustar el sensor grueso al fino con una regresión por banda.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: upsample</extracomment>
            <source>Upsampled C2</source>
            <translation>C2 remuestreada</translation>
        </message>
        <message>
            <extracomment>models/catalogue: upsample</extracomment>
            <source>The coarse image of the target date brought to fine pixels by bicubic resampling.</source>
            <translation>La imagen gruesa de la fecha objetivo llevada a píxeles finos por remuestreo bicúbico.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Extreme learning machine</source>
            <translation>Máquina de aprendizaje extremo</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Learns the change from your own two pairs in seconds: random hidden units, and weights by least squares.</source>
            <translation>Aprende el cambio en segundos de sus propios dos pares: unidades ocultas al azar y pesos por mínimos cuadrados.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Units</source>
            <translation>Unidades</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Number of random hidden units; with 0 it is a plain linear regression.</source>
            <translation>Número de unidades ocultas al azar; con 0 es una regresión lineal simple.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Features</source>
            <translation>Rasgos</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>What it sees of the fine image around a pixel: the 3 x 3 neighbours, or Haar's details of 2, 4 and 8 pixels.</source>
            <translation>Lo que ve de la imagen fina alrededor de un píxel: los vecinos de 3 x 3 o los detalles de Haar de 2, 4 y 8 píxeles.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Pixels</source>
            <translation>Píxeles</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>About how many pixels it learns from.</source>
            <translation>De cuántos píxeles aproximadamente aprende.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>ESTARFM</source>
            <translation>ESTARFM</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Turns the coarse change of similar neighbours in a 51-pixel window into a fine one by regression; needs two pairs.</source>
            <translation>Convierte por regresión el cambio grueso de vecinos similares, en una ventana de 51 píxeles, en uno fino; necesita dos pares.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Window</source>
            <translation>Ventana</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Side of the window, in fine pixels; an even one counts as the next odd one.</source>
            <translation>Lado de la ventana, en píxeles finos; uno par cuenta como el siguiente impar.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Expected number of land-cover classes; more make neighbours count as similar only if they differ less.</source>
            <translation>Número esperado de clases de cobertura del suelo; con más clases, los vecinos solo cuentan como similares si difieren menos.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Least change between the coarse dates from which the conversion coefficient is taken, in reflectance.</source>
            <translation>Cambio mínimo entre las fechas gruesas a partir del cual se usa el coeficiente de conversión, en reflectancia.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Fit-FC</source>
            <translation>Fit-FC</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Fits a line between the coarse images around each coarse pixel; strong when the change is a gain, tolerant of misregistration, smooth.</source>
            <translation>Ajusta una recta entre las imágenes gruesas alrededor de cada píxel grueso; fuerte cuando el cambio es una ganancia, tolerante a los errores de registro, suave.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Side of the window in which similar pixels are looked for, in fine pixels; an even number counts as the next odd one.</source>
            <translation>Lado de la ventana en la que se buscan píxeles similares, en píxeles finos; un número par cuenta como el siguiente impar.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Similar</source>
            <translation>Similares</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>How many similar pixels are averaged.</source>
            <translation>Cuántos píxeles similares se promedian.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Coarse window</source>
            <translation>Ventana gruesa</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Side of the window of the local regression, in coarse pixels; an even number counts as the next odd one.</source>
            <translation>Lado de la ventana de la regresión local, en píxeles gruesos; un número par cuenta como el siguiente impar.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Slope spread</source>
            <translation>Dispersión de la pendiente</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>How far local slopes are expected to spread around the slope of the whole scene; 1000 gives the paper's plain regression.</source>
            <translation>Cuánto se espera que se dispersen las pendientes locales alrededor de la de toda la escena; 1000 da la regresión simple del artículo.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>FSDAF</source>
            <translation>FSDAF</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Gives each class of F1 its own change and hands out what is left inside each coarse pixel; strong under abrupt change and where the sensors differ in radiometry.</source>
            <translation>Da a cada clase de F1 su propio cambio y reparte lo que queda dentro de cada píxel grueso; fuerte ante cambios bruscos y donde los sensores difieren en radiometría.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>How many classes F1 is divided into; 4 to 6 as published.</source>
            <translation>En cuántas clases se divide F1; de 4 a 6 según lo publicado.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Spline window</source>
            <translation>Ventana spline</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Side of the neighbourhood of each thin-plate spline of C2, in coarse pixels; an even number counts as the next odd one.</source>
            <translation>Lado de la vecindad de cada spline de placa delgada de C2, en píxeles gruesos; un número par cuenta como el siguiente impar.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Spatial</source>
            <translation>Espacial</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>What says where in a coarse pixel it changed: the spline of C2, as published, or the prediction of an installed network.</source>
            <translation>Qué dice en qué parte de un píxel grueso hubo cambio: el spline de C2, como se publicó, o la predicción de una red instalada.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>softmix</source>
            <translation>softmix</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Unmixes the change locally into soft classes and keeps it on the edges of F1; sharp, quick, with one or two pairs.</source>
            <translation>Desmezcla el cambio localmente en clases blandas y lo mantiene en los bordes de F1; nítido, rápido, con uno o dos pares.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Number of soft classes of F1.</source>
            <translation>Número de clases blandas de F1.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Softness</source>
            <translation>Blandura</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Width of a soft class, in standard deviations of F1.</source>
            <translation>Anchura de una clase blanda, en desviaciones típicas de F1.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Coarse sigma</source>
            <translation>Sigma gruesa</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Width of the neighbourhood of the local regression, in coarse pixels.</source>
            <translation>Anchura de la vecindad de la regresión local, en píxeles gruesos.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Ridge</source>
            <translation>Contención</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>How strongly the regression is held back where classes can't be told apart.</source>
            <translation>Con qué fuerza se contiene la regresión donde las clases no se distinguen.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Filter radius</source>
            <translation>Radio del filtro</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Radius of the bilateral filter, in coarse pixels.</source>
            <translation>Radio del filtro bilateral, en píxeles gruesos.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Filter sigma</source>
            <translation>Sigma del filtro</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spatial width of the bilateral filter, in coarse pixels.</source>
            <translation>Anchura espacial del filtro bilateral, en píxeles gruesos.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spectral sigma</source>
            <translation>Sigma espectral</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spectral width of the bilateral filter, in standard deviations of F1 per band.</source>
            <translation>Anchura espectral del filtro bilateral, en desviaciones típicas de F1 por banda.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>STARFM</source>
            <translation>STARFM</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>Weighs the changes of similar neighbours in a 31-pixel window; the classic, with one or two pairs.</source>
            <translation>Pondera los cambios de vecinos similares en una ventana de 31 píxeles; el clásico, con uno o dos pares.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>Standard error of a value, fine and coarse alike, in reflectance.</source>
            <translation>Error típico de un valor, fino o grueso, en reflectancia.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>UBDF (unmixing)</source>
            <translation>UBDF (desmezcla)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Unmixes the coarse images around each coarse pixel into classes of F1; every class changes alike within a window, and what happens inside a class is not seen.</source>
            <translation>Desmezcla las imágenes gruesas alrededor de cada píxel grueso en clases de F1; cada clase cambia por igual dentro de una ventana, y no se ve lo que ocurre dentro de una clase.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>How many classes F1 is divided into; clearly fewer than the window has coarse pixels.</source>
            <translation>En cuántas clases se divide F1; claramente menos que los píxeles gruesos de la ventana.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Side of the window of coarse pixels that are unmixed together; an even number counts as the next odd one.</source>
            <translation>Lado de la ventana de píxeles gruesos que se desmezclan juntos; un número par cuenta como el siguiente impar.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>How strongly the values of the classes are drawn towards that of the coarse pixel, where the window says little about them.</source>
            <translation>Con qué fuerza se llevan los valores de las clases hacia el del píxel grueso, donde la ventana dice poco de ellas.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Unmix</source>
            <translation>Desmezclar</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>change: unmix C2 - C1 and add it to F1, which keeps the detail of F1; image: unmix C2 itself, as first published, flat inside each class. Values are interpolated between coarse pixels, so that their edges don't show.</source>
            <translation>change: desmezcla C2 - C1 y lo suma a F1, lo que conserva el detalle de F1; image: desmezcla la propia C2, como se publicó primero, plana dentro de cada clase. Los valores se interpolan entre píxeles gruesos para que no se vean sus bordes.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>chrono (Chronofuse)</source>
            <translation>chrono (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>Chronofuse's own network: chooses per pixel between classical predictions and corrects them; one knob from accurate to sharp.</source>
            <translation>La red propia de Chronofuse: elige por píxel entre predicciones clásicas y las corrige; un mando de exacto a nítido.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>Sharpness</source>
            <translation>Nitidez</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>From 0, the least error, to 1, edges as strong as the truth's.</source>
            <translation>De 0, el menor error, a 1, bordes tan fuertes como los verdaderos.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ecpw</extracomment>
            <source>ECPW-STFN (Chronofuse)</source>
            <translation>ECPW-STFN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ecpw</extracomment>
            <source>A small network that predicts the change in sub-bands of a wavelet and refines it with the reference image.</source>
            <translation>Una red pequeña que predice el cambio en subbandas de una ondícula y lo refina con la imagen de referencia.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: edcstfn</extracomment>
            <source>EDCSTFN (Chronofuse)</source>
            <translation>EDCSTFN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: edcstfn</extracomment>
            <source>A small convolutional network that sharpens the coarse change with the texture of the reference image.</source>
            <translation>Una pequeña red convolucional que da nitidez al cambio grueso con la textura de la imagen de referencia.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ganstfm</extracomment>
            <source>GAN-STFM (Chronofuse)</source>
            <translation>GAN-STFM (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ganstfm</extracomment>
            <source>A network that needs no coarse image of the reference date: the target's coarse image is given fine texture.</source>
            <translation>Una red que no necesita imagen gruesa de la fecha de referencia: da textura fina a la imagen gruesa de la fecha objetivo.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: mlffgan</extracomment>
            <source>MLFF-GAN (Chronofuse)</source>
            <translation>MLFF-GAN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: mlffgan</extracomment>
            <source>A U-net that lets the coarse change modulate the features of the reference image at four scales.</source>
            <translation>Una U-net en la que el cambio grueso modula los rasgos de la imagen de referencia en cuatro escalas.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: rescnn-ndvi</extracomment>
            <source>Res-CNN for NDVI (Chronofuse)</source>
            <translation>Res-CNN para NDVI (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: rescnn-ndvi</extracomment>
            <source>A network for NDVI alone, which is fused as it is instead of being computed from fused bands.</source>
            <translation>Una red solo para el NDVI, que se fusiona como tal en vez de calcularse de bandas fusionadas.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>STFDiff (Chronofuse)</source>
            <translation>STFDiff (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>A diffusion model: from noise it draws one of the fine images that the coarse change allows.</source>
            <translation>Un modelo de difusión: a partir de ruido extrae una de las imágenes finas que permite el cambio grueso.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>How many images are drawn: their mean is the prediction, their standard deviation the uncertainty, and the time grows with them. 1 takes no noise: a prediction close to the mean, in the least time, without an uncertainty.</source>
            <translation>Cuántas imágenes se extraen: su media es la predicción, su desviación típica la incertidumbre, y el tiempo crece con ellas. 1 no usa ruido: una predicción cercana a la media, en el menor tiempo, sin incertidumbre.</translation>
        </message>
        <message>
            <extracomment>models/catalogue: swinstfm</extracomment>
            <source>SwinSTFM (Chronofuse)</source>
            <translation>SwinSTFM (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: swinstfm</extracomment>
            <source>A transformer that takes the coarse change for each place from where its surroundings looked alike.</source>
            <translation>Un transformer que toma el cambio grueso de cada lugar de donde el entorno se parecía.</translation>
        </message>
        <message>
            <extracomment>models/catalogue/measured.py</extracomment>
            <source>two cores of an AMD EPYC</source>
            <translation>dos núcleos de un AMD EPYC</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Bias</source>
            <translation>Sesgo</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Correlation (CC)</source>
            <translation>Correlación (CC)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>R2</source>
            <translation>R2</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Slope</source>
            <translation>Pendiente</translation>
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
            <translation>SSIM, rango de datos 1</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>SAM (radians)</source>
            <translation>SAM (radianes)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Skill over F1</source>
            <translation>Mejora frente a F1</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>RMSE where it changed</source>
            <translation>RMSE donde cambió</translation>
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
            <translation>F1 de los límites</translation>
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
            <translation>Exactitud global</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Class F1</source>
            <translation>F1 de las clases</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Mean IoU</source>
            <translation>IoU media</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Second differences, RMSE</source>
            <translation>Segundas diferencias, RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Roughness in time</source>
            <translation>Rugosidad en el tiempo</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Mean uncertainty</source>
            <translation>Incertidumbre media</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within 1 deviation</source>
            <translation>Errores dentro de 1 desviación</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within the bounds of 95 %</source>
            <translation>Errores dentro de los límites del 95 %</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within 2 deviations</source>
            <translation>Errores dentro de 2 desviaciones</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Correlation of error and uncertainty</source>
            <translation>Correlación de error e incertidumbre</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Likely changed</source>
            <translation>Probablemente cambiado</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Area under the ROC curve</source>
            <translation>Área bajo la curva ROC</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Probability off by</source>
            <translation>Error de la probabilidad</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Consistency with C2 (RMSE)</source>
            <translation>Concordancia con C2 (RMSE)</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Valid share</source>
            <translation>Parte válida</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Days from the reference date</source>
            <translation>Días desde la fecha de referencia</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>CC</source>
            <translation>CC</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>skill over F1</source>
            <translation>mejora frente a F1</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>consistency with C2</source>
            <translation>concordancia con C2</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>mean uncertainty</source>
            <translation>incertidumbre media</translation>
        </message>
    </context>
</TS>
