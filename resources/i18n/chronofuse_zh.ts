<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
    <context>
        <name>Chronofuse</name>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Chronofuse dock</source>
            <translation>Chronofuse 面板</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Chronofuse: predict the sharp image of a day that has only a coarse one</source>
            <translation>Chronofuse：预测只有低分辨率影像的日期的高分辨率影像</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Load sample scene</source>
            <translation>加载示例场景</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Fill a series …</source>
            <translation>填补时间序列…</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Set up the engine</source>
            <translation>安装计算引擎</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Guide</source>
            <translation>指南</translation>
        </message>
        <message>
            <extracomment>plugin.py</extracomment>
            <source>Diagnostics</source>
            <translation>诊断</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Fine band</source>
            <translation>高分波段</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Coarse band</source>
            <translation>低分波段</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>A row for each band to predict. Without a row they are matched by name, wavelength or position.</source>
            <translation>每个要预测的波段一行。没有行时，按名称、波长或位置匹配波段。</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>As found</source>
            <translation>按识别结果</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Writes down how the last check matched the bands, to be changed.</source>
            <translation>填入上次检查的波段匹配结果，之后可以修改。</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <extracomment>ui/band_fields.py</extracomment>
            <source>Bands that go together</source>
            <translation>对应的波段</translation>
        </message>
        <message>
            <extracomment>ui/compare_dialog.py</extracomment>
            <source>Compared: the method to take is {method}.</source>
            <translation>比较完成：建议采用方法 {method}。</translation>
        </message>
        <message>
            <extracomment>ui/compare_dialog.py</extracomment>
            <source>Use {method}</source>
            <translation>采用 {method}</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>unknown day</source>
            <translation>日期未知</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>The day of the image (YYYY-MM-DD). It is filled in where the file or its name tells it.</source>
            <translation>影像的日期（YYYY-MM-DD）。文件或文件名中有日期时自动填入。</translation>
        </message>
        <message>
            <extracomment>ui/day_field.py</extracomment>
            <source>Choose in a calendar (Down)</source>
            <translation>在日历中选择（向下键）</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Chronofuse: diagnostics</source>
            <translation>Chronofuse：诊断</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Asking the engine what it can use; this takes a few seconds.</source>
            <translation>正在询问计算引擎可以使用什么；需要几秒钟。</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <extracomment>ui/diagnostics_dialog.py</extracomment>
            <source>Your home folder and your user name are taken out; read it before you send it.</source>
            <translation>您的主目录和用户名已去除；发送前请先阅读。</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Finding out which image is which …</source>
            <translation>正在识别各影像的角色 …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Which image is which could not be found out; choose the role of each.</source>
            <translation>无法识别各影像的角色；请为每景影像选择角色。</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Starting the engine</source>
            <translation>正在启动计算引擎</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>{share} of this run is kept: it was begun before and did not end.</source>
            <translation>此次运行已保留 {share}：之前开始过，但没有结束。</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Cancelling …</source>
            <translation>正在取消 …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Checking the images …</source>
            <translation>正在检查影像 …</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>Still needed: {images}.</source>
            <translation>还需要：{images}。</translation>
        </message>
        <message>
            <extracomment>ui/dock.py</extracomment>
            <source>More settings</source>
            <translation>更多设置</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>Two images to predict are of {day}: give each a day of its own, or leave one out.</source>
            <translation>有两景目标影像的日期都是 {day}：请分别指定日期，或去掉其中一景。</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>These settings are of version {version}, and this Chronofuse reads version {own}: update the plugin.</source>
            <translation>这些设置的版本是 {version}，而本 Chronofuse 读取版本 {own}：请更新插件。</translation>
        </message>
        <message>
            <extracomment>ui/form.py</extracomment>
            <source>These settings can't be read ({error}): save them anew.</source>
            <translation>无法读取这些设置（{error}）：请重新保存。</translation>
        </message>
        <message>
            <extracomment>ui/image_box.py</extracomment>
            <source>A file …</source>
            <translation>文件 …</translation>
        </message>
        <message>
            <extracomment>ui/image_box.py</extracomment>
            <source>Choose an image</source>
            <translation>选择影像</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>{share} valid</source>
            <translation>{share} 有效</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>1 band</source>
            <translation>1 个波段</translation>
        </message>
        <message>
            <extracomment>ui/image_facts.py</extracomment>
            <source>{count} bands</source>
            <translation>{count} 个波段</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>Export to a file</source>
            <translation>导出到文件</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>How the image is read</source>
            <translation>影像的读取方式</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>Take the image out of the list</source>
            <translation>从列表中移除该影像</translation>
        </message>
        <message>
            <extracomment>ui/image_row.py</extracomment>
            <source>The layer is being exported …</source>
            <translation>正在导出图层 …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Images</source>
            <translation>影像</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Drop images here, or add them below: a fine and a coarse one of the same day, and the coarse one of the day to predict. Which is which is found out, and you can change it.</source>
            <translation>将影像拖到这里，或在下方添加：同一天的高分辨率和低分辨率影像各一景，以及要预测的日期的低分辨率影像。角色会自动识别，也可以更改。</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add layers</source>
            <translation>添加图层</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add files …</source>
            <translation>添加文件 …</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Many dates: fill a series …</source>
            <translation>多个日期：填补时间序列…</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>From a folder of sharp and coarse images, some with clouds, to a whole image of every date.</source>
            <translation>从一个包含高、低分辨率影像（部分有云）的文件夹，得到每个日期的完整影像。</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>All of them</source>
            <translation>全部</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>The project has no further raster layer</source>
            <translation>工程中没有其他栅格图层</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>Add images</source>
            <translation>添加影像</translation>
        </message>
        <message>
            <extracomment>ui/image_table.py</extracomment>
            <source>'{name}' is a picture, whose numbers are colours: choose an image of a sensor.</source>
            <translation>“{name}”是图片，其数值为颜色：请选择传感器影像。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Presets, job files, and the command of this run to copy</source>
            <translation>预设、作业文件，以及可复制的本次运行命令</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Presets and commands</source>
            <translation>预设和命令</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Open a preset or a job …</source>
            <translation>打开预设或作业 …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the settings as a preset …</source>
            <translation>将设置保存为预设 …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the whole run as a job …</source>
            <translation>将整个运行保存为作业 …</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copy the command line</source>
            <translation>复制命令行</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copy the Processing call (Python)</source>
            <translation>复制 Processing 调用（Python）</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' was opened.</source>
            <translation>已打开“{name}”。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{path}' can't be read ({error}): choose another file.</source>
            <translation>无法读取“{path}”（{error}）：请选择其他文件。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' is neither a preset nor a job ({error}): open one that Chronofuse saved.</source>
            <translation>“{name}”既不是预设也不是作业（{error}）：请打开由 Chronofuse 保存的文件。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>The preset '{name}' is of version {version}, and this Chronofuse reads version {own}: update the plugin.</source>
            <translation>预设“{name}”的版本是 {version}，而本 Chronofuse 读取版本 {own}：请更新插件。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' is a job of another kind: open one that fuses.</source>
            <translation>“{name}”是另一类作业：请打开用于融合的作业。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>No one command line says this run, because its dates differ in what they have: give each date a reference or none, or copy the Processing call.</source>
            <translation>无法用一条命令行表示此次运行，因为各日期的内容不同：请为每个日期都提供参考影像或都不提供，或复制 Processing 调用。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Copied.</source>
            <translation>已复制。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{path}' can't be written ({reason}): choose another place.</source>
            <translation>无法写入“{path}”（{reason}）：请选择其他位置。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>'{name}' was saved.</source>
            <translation>已保存“{name}”。</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Open a preset or a job</source>
            <translation>打开预设或作业</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the settings as a preset</source>
            <translation>将设置保存为预设</translation>
        </message>
        <message>
            <extracomment>ui/job_menu.py</extracomment>
            <source>Save the whole run as a job</source>
            <translation>将整个运行保存为作业</translation>
        </message>
        <message>
            <extracomment>ui/launcher.py</extracomment>
            <source>Making the sample scene; this takes a few seconds.</source>
            <translation>正在生成示例场景；需要几秒钟。</translation>
        </message>
        <message>
            <extracomment>ui/launcher.py</extracomment>
            <source>QGIS's Processing is switched off: tick it in the plugin manager, under Installed.</source>
            <translation>QGIS 的 Processing 插件已关闭：请在插件管理器的“已安装”中勾选它。</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Series ({method}, {time})</source>
            <translation>时间序列（{method}，{time}）</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Date unknown</source>
            <translation>日期未知</translation>
        </message>
        <message>
            <extracomment>ui/layers.py</extracomment>
            <source>Figures</source>
            <translation>指标</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Chronofuse: compare and plot</source>
            <translation>Chronofuse：对比与绘图</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>On the left</source>
            <translation>左侧</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>On the right</source>
            <translation>右侧</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Swipe</source>
            <translation>卷帘</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Values of a pixel</source>
            <translation>像元值</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save as CSV …</source>
            <translation>保存为 CSV …</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save as picture …</source>
            <translation>保存为图片 …</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>No image with a date lies here.</source>
            <translation>此处没有带日期的影像。</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Every image has a gap here.</source>
            <translation>所有影像在此处都是空缺。</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>All bands of the images</source>
            <translation>影像的所有波段</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save the values</source>
            <translation>保存数值</translation>
        </message>
        <message>
            <extracomment>ui/look_dock.py</extracomment>
            <source>Save the plot</source>
            <translation>保存图</translation>
        </message>
        <message>
            <extracomment>ui/method_box.py</extracomment>
            <source>A model file (.onnx) …</source>
            <translation>模型文件（.onnx） …</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Recommended</source>
            <translation>推荐</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Classical</source>
            <translation>经典方法</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Networks</source>
            <translation>神经网络</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Baselines</source>
            <translation>基准方法</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>My own</source>
            <translation>我的模型</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>needs a second pair</source>
            <translation>需要第二个影像对</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>takes one pair alone</source>
            <translation>只接受一个影像对</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>takes images of NDVI alone</source>
            <translation>只接受 NDVI 影像</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>needs the bands {bands}</source>
            <translation>需要波段 {bands}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>made for coarse pixels {low} to {high} times as large as fine ones</source>
            <translation>适用于低分辨率像元为高分辨率像元 {low} 到 {high} 倍大的情况</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Not now: {reason}.</source>
            <translation>目前不可用：{reason}。</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>error {share} of adding the coarse change</source>
            <translation>误差为“F1 加低分变化”的 {share}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>about {time} for {what}</source>
            <translation>{what}约需{time}</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>about {time} of computing for {what} on {machine}</source>
            <translation>{what}在{machine}上约需{time}计算</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>one pair</source>
            <translation>一个影像对</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>two pairs</source>
            <translation>两个影像对</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>one or two pairs</source>
            <translation>一个或两个影像对</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>any bands</source>
            <translation>任意波段</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Needs: {pairs}, {bands}.</source>
            <translation>需要：{pairs}，{bands}。</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: not measured.</source>
            <translation>精度：未测量。</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: error {share} of adding the coarse change, on {cases} cases.</source>
            <translation>精度：误差为“F1 加低分变化”的 {share}，基于 {cases} 个案例。</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Accuracy: error {share} of adding the coarse change, on places held out.</source>
            <translation>精度：误差为“F1 加低分变化”的 {share}，在留出的地点上。</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Speed: about {time} for {what}, by its last run on this machine.</source>
            <translation>速度：{what}约需{time}，依据在本机的上次运行。</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>Speed: about {time} of computing for {what} on {machine}; not measured on this machine yet.</source>
            <translation>速度：{what}在{machine}上约需{time}计算；尚未在本机测量。</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>these images</source>
            <translation>这些影像</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>a million pixels</source>
            <translation>一百万像元</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>a second</source>
            <translation>一秒</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>{minutes} min</source>
            <translation>{minutes} 分钟</translation>
        </message>
        <message>
            <extracomment>ui/method_list.py</extracomment>
            <source>{hours} h</source>
            <translation>{hours} 小时</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>for {names}</source>
            <translation>对应 {names}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nothing here is called {text}. Nearest: {names}.</source>
            <translation>这里没有名为 {text} 的项。最接近的：{names}。</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nothing here is called {text}, nor like it.</source>
            <translation>这里没有名为 {text} 或与之相近的项。</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>to be trained</source>
            <translation>需要训练</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>another command</source>
            <translation>另一条命令</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>not offered yet</source>
            <translation>尚未提供</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>not offered</source>
            <translation>不提供</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is a network that you train: {command}</source>
            <translation>{name} 是需要您自己训练的网络：{command}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is another command here: {command}</source>
            <translation>{name} 在这里是另一条命令：{command}</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is not offered yet.</source>
            <translation>{name} 尚未提供。</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>{name} is not offered.</source>
            <translation>不提供 {name}。</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>Nearest in this list: {title}. It is not the same.</source>
            <translation>此列表中最接近的是：{title}。两者并不相同。</translation>
        </message>
        <message>
            <extracomment>ui/method_names.py</extracomment>
            <source>More of it stands in the guide under Names of the literature.</source>
            <translation>详情见指南中的“Names of the literature”。</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Search, also by the name of a paper</source>
            <translation>搜索，也可用论文中的名称</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Names of papers</source>
            <translation>论文中的名称</translation>
        </message>
        <message>
            <extracomment>ui/method_popup.py</extracomment>
            <source>Elsewhere</source>
            <translation>其他</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>NDVI</source>
            <translation>NDVI</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The vegetation index of the prediction, as a layer.</source>
            <translation>预测影像的植被指数，作为图层。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Change map</source>
            <translation>变化图</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The prediction minus F1, as a layer.</source>
            <translation>预测影像减去 F1，作为图层。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Uncertainty</source>
            <translation>不确定性</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>How sure the prediction is of each pixel, as a layer: about 68 % of the errors should be within it.</source>
            <translation>预测对每个像元的把握程度，作为图层：约 68 % 的误差应在其范围之内。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Error bounds</source>
            <translation>误差界限</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels, as a layer: four bands for each band.</source>
            <translation>在约 68 % 和 95 % 的像元中，真值应落在哪些值之间，作为图层：每个波段对应四个波段。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Probability of change</source>
            <translation>变化概率</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, as a layer; only of a network that was trained to tell it (twostream with the option change).</source>
            <translation>每个像元的变化超过 F1 一个标准差的概率，作为图层；只有为此训练过的网络（带 change 选项的 twostream）才能给出。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The figures and plots as a page for the browser.</source>
            <translation>指标和图表，用浏览器打开的网页。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Overwrite</source>
            <translation>覆盖</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Replace files that exist already.</source>
            <translation>替换已存在的文件。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Results</source>
            <translation>结果</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>'{path}' is a folder: add a name for the fused image, such as fused.tif.</source>
            <translation>“{path}”是文件夹：请为融合影像加上文件名，例如 fused.tif。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Fused image</source>
            <translation>融合影像</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Save to a temporary file</source>
            <translation>保存到临时文件</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>The fused image; NDVI, change map, uncertainty and report are written beside it.</source>
            <translation>融合影像；NDVI、变化图、不确定性和报告写在它旁边。</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Reports that scale the uncertainty</source>
            <translation>用于缩放不确定性的报告</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>Scale by reports of other dates</source>
            <translation>按其他日期的报告缩放</translation>
        </message>
        <message>
            <extracomment>ui/output_fields.py</extracomment>
            <source>JSON reports of runs on other dates of this place, with a reference and an uncertainty: uncertainty and bounds are scaled by what held there.</source>
            <translation>同一地点其他日期的运行的 JSON 报告，须含参考影像和不确定性：不确定性和界限按当时实际成立的情况缩放。</translation>
        </message>
        <message>
            <extracomment>ui/parameter_fields.py</extracomment>
            <source>{help} Default: {default}.</source>
            <translation>{help}默认值：{default}。</translation>
        </message>
        <message>
            <extracomment>ui/parameter_fields.py</extracomment>
            <source>Parameters of {method}</source>
            <translation>{method} 的参数</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>Click a place on the map.</source>
            <translation>请在地图上点击一个位置。</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>no place for the file</source>
            <translation>没有存放文件的位置</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>● predicted   □ image</source>
            <translation>● 预测   □ 影像</translation>
        </message>
        <message>
            <extracomment>ui/pixel_plot.py</extracomment>
            <source>× in time only</source>
            <translation>× 仅由时间得出</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Match bands by position</source>
            <translation>按位置匹配波段</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>The first fine band goes with the first coarse one and so on, whatever they are called.</source>
            <translation>第一个高分波段对应第一个低分波段，依此类推，不论名称。</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Other bands</source>
            <translation>其他波段</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Bands of the indices</source>
            <translation>指数的波段</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Buffer</source>
            <translation>缓冲区</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Registration</source>
            <translation>配准</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Harmonise</source>
            <translation>辐射归一化</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>are left out</source>
            <translation>不参与</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>change like the nearest one</source>
            <translation>随最近的波段变化</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>follow from the fused ones</source>
            <translation>由已融合的波段推算</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with.</source>
            <translation>如何处理没有对应低分波段的高分波段。</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>report only</source>
            <translation>仅报告</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>where sure</source>
            <translation>可靠时</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>by hand</source>
            <translation>手动</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Whether a shift between the sensors is corrected: the coarse images are moved.</source>
            <translation>是否校正传感器之间的位移：移动低分辨率影像。</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>always</source>
            <translation>始终</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Whether the coarse images are brought to the values of the fine sensor by the line between them.</source>
            <translation>是否用传感器之间的线性关系将低分辨率影像调整到高分辨率传感器的数值。</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>-3.5,12</source>
            <translation>-3.5,12</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>By how many fine pixels the coarse images move to the right and down.</source>
            <translation>低分辨率影像向右和向下移动的高分辨率像元数。</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>by their names</source>
            <translation>按名称</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>Which bands of F1 are red and near infrared, where its bands have no names: red=3,nir=4.</source>
            <translation>F1 的波段没有名称时，哪些是红波段和近红外波段：red=3,nir=4。</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source> pixels</source>
            <translation> 像元</translation>
        </message>
        <message>
            <extracomment>ui/preparation_fields.py</extracomment>
            <source>So many pixels around clouds and masks are left out, too.</source>
            <translation>云和掩膜周围这么多像元也不使用。</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Leave out clouds</source>
            <translation>去除云</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>What is whiter than on the other dates is not used.</source>
            <translation>不使用比其他日期更白的部分。</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Value = stored number x scale + offset, for all bands.</source>
            <translation>数值 = 存储值 × 比例系数 + 偏移量，适用于所有波段。</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>The stored number that means nothing, or none: every number means something.</source>
            <translation>表示无数据的存储值，或 none：所有值都有效。</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Scale</source>
            <translation>比例系数</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Offset</source>
            <translation>偏移量</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Nodata</source>
            <translation>无数据值</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>Mask</source>
            <translation>掩膜</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>as found</source>
            <translation>按识别结果</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>as found: {value}</source>
            <translation>按识别结果：{value}</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <extracomment>ui/reading_fields.py</extracomment>
            <source>A raster that is 0, or nodata, where the image is not to be used.</source>
            <translation>一个栅格，其值为 0 或无数据处不使用影像。</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, reference date (F1)</source>
            <translation>高分辨率，参考日期（F1）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, reference date (C1)</source>
            <translation>低分辨率，参考日期（C1）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, date to predict (C2)</source>
            <translation>低分辨率，目标日期（C2）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, second reference date (F3)</source>
            <translation>高分辨率，第二参考日期（F3）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse, second reference date (C3)</source>
            <translation>低分辨率，第二参考日期（C3）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine, date to predict: only measured against (reference)</source>
            <translation>高分辨率，目标日期：仅用于对比测量（参考）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Not used</source>
            <translation>不使用</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine F1</source>
            <translation>高分 F1</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse C1</source>
            <translation>低分 C1</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Target C2</source>
            <translation>目标 C2</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Fine F3</source>
            <translation>高分 F3</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Coarse C3</source>
            <translation>低分 C3</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>Reference</source>
            <translation>参考</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the fine image of the reference date (F1)</source>
            <translation>参考日期的高分辨率影像（F1）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the coarse image of the reference date (C1)</source>
            <translation>参考日期的低分辨率影像（C1）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source>the coarse image of the date to predict (C2)</source>
            <translation>目标日期的低分辨率影像（C2）</translation>
        </message>
        <message>
            <extracomment>ui/roles.py</extracomment>
            <source> and </source>
            <translation> 和 </translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Two runs compared</source>
            <translation>两次运行对比</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Time taken</source>
            <translation>耗时</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Ratio</source>
            <translation>分辨率比</translation>
        </message>
        <message>
            <extracomment>ui/run_comparison.py</extracomment>
            <source>Data type</source>
            <translation>数据类型</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Runs of this project</source>
            <translation>本工程的运行</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Repeat</source>
            <translation>重复</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Runs it again, into files of new names.</source>
            <translation>再次运行，写入新名称的文件。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Change and repeat</source>
            <translation>修改后重复</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Shows it in the dock, to be changed first.</source>
            <translation>在面板中显示，以便先修改。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Compare</source>
            <translation>比较</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>The figures of two runs side by side.</source>
            <translation>并排显示两次运行的指标。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Open report</source>
            <translation>打开报告</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Show figures</source>
            <translation>显示指标</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Find layers</source>
            <translation>查找图层</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Selects its layers in the project.</source>
            <translation>在工程中选中其图层。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Takes it out of the list; its files stay.</source>
            <translation>从列表中移除；文件保留。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No run of this project has ended yet; each one will stand here.</source>
            <translation>本工程还没有运行结束；每次运行都会列在这里。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No longer there: {files} and {count} more.</source>
            <translation>已不存在：{files} 及另外 {count} 个。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>No longer there: {files}.</source>
            <translation>已不存在：{files}。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Choose two runs to compare them.</source>
            <translation>请选择两次运行进行比较。</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{count} dates</source>
            <translation>{count} 个日期</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{seconds} s on {device}</source>
            <translation>{seconds} 秒，{device}</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>{count} gone</source>
            <translation>缺少 {count} 个</translation>
        </message>
        <message>
            <extracomment>ui/run_list.py</extracomment>
            <source>there</source>
            <translation>存在</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Runs</source>
            <translation>运行记录</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Compare two images with a swipe; values of a pixel over all dates</source>
            <translation>用卷帘对比两景影像；查看像元在所有日期的值</translation>
        </message>
        <message>
            <extracomment>ui/run_tools.py</extracomment>
            <source>Look</source>
            <translation>查看</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{count} dates fused with {method} on {device} in {seconds} s.</source>
            <translation>已用 {method} 在 {device} 上融合 {count} 个日期，耗时 {seconds} 秒。</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{day} fused with {method} on {device} in {seconds} s.</source>
            <translation>已用 {method} 在 {device} 上融合 {day}，耗时 {seconds} 秒。</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>Fused with {method} on {device} in {seconds} s.</source>
            <translation>已用 {method} 在 {device} 上完成融合，耗时 {seconds} 秒。</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>The run was cancelled; nothing was written.</source>
            <translation>运行已取消；没有写入任何内容。</translation>
        </message>
        <message>
            <extracomment>ui/run_words.py</extracomment>
            <source>{share} of the rows are kept; resume it to go on from there.</source>
            <translation>已保留 {share} 的行；可继续运行，从该处接着进行。</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Run</source>
            <translation>运行</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Goes on from the last rows that were finished; the result is the same as of a run without a break.</source>
            <translation>从最后完成的行继续；结果与不间断的运行相同。</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Resume ({share})</source>
            <translation>继续（{share}）</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Start anew</source>
            <translation>重新开始</translation>
        </message>
        <message>
            <extracomment>ui/runbar.py</extracomment>
            <source>Drops the rows that are kept and begins at the first one.</source>
            <translation>丢弃保留的行，从第一行开始。</translation>
        </message>
        <message>
            <extracomment>ui/sample_scene.py</extracomment>
            <source>Sample scene</source>
            <translation>示例场景</translation>
        </message>
        <message>
            <extracomment>ui/series_dialog.py</extracomment>
            <source>Folder with the images of all dates, sharp and coarse ones</source>
            <translation>包含所有日期的高、低分辨率影像的文件夹</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Cloud-optimised</source>
            <translation>云优化</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Arranges the rasters so that a viewer can read parts of them over the network.</source>
            <translation>调整栅格的存储结构，使查看器能通过网络读取其中一部分。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Precision</source>
            <translation>计算精度</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Tile size</source>
            <translation>分块大小</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>No model file was chosen: name an .onnx file or choose another method.</source>
            <translation>未选择模型文件：请指定 .onnx 文件或选择其他方法。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>This model is no longer there.</source>
            <translation>该模型已不存在。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>A network in a file of its own.</source>
            <translation>单独文件中的神经网络。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>'{name}' is not a model of Chronofuse: {error}.</source>
            <translation>“{name}”不是 Chronofuse 的模型：{error}。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Which method here? …</source>
            <translation>此处用哪种方法？…</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Compares the methods on dates of which the sharp image is known, and says which one to take.</source>
            <translation>在高分辨率影像已知的日期上比较各种方法，并说明采用哪一种。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Model files (*.onnx)</source>
            <translation>模型文件 (*.onnx)</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>processor (CPU)</source>
            <translation>处理器（CPU）</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>graphics card (CUDA)</source>
            <translation>显卡（CUDA）</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Where a network runs; automatic takes the graphics card where it is faster.</source>
            <translation>神经网络在哪里运行；自动会在显卡更快时使用显卡。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>What a network computes in on a graphics card: tf32 and float16 are faster and less exact, and the report says by how much.</source>
            <translation>神经网络在显卡上使用的数值类型：tf32 和 float16 更快但不够精确，报告会说明差多少。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>that of F1</source>
            <translation>与 F1 相同</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>The data type of the fused image.</source>
            <translation>融合影像的数据类型。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Coarse pixel size / fine pixel size. Only needed where the coarse images were already resampled to the fine pixel size; otherwise it comes from the pixel sizes.</source>
            <translation>低分像元大小 / 高分像元大小。仅当低分辨率影像已重采样到高分像元大小时需要；否则由像元大小得出。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>Left alone, what suits the method and the memory. The result is the same.</source>
            <translation>不设置时，由方法和内存决定。结果相同。</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source> MB</source>
            <translation> MB</translation>
        </message>
        <message>
            <extracomment>ui/settings.py</extracomment>
            <source>How much memory the run may use, beside about 300 MB for its libraries. Left alone, half of what is free, at most 2048 MB. Less is slower; the result is the same.</source>
            <translation>运行可使用的内存，另有约 300 MB 用于程序库。不设置时为空闲内存的一半，最多 2048 MB。较少时较慢；结果相同。</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Show log</source>
            <translation>显示日志</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Opens the log in the program that your system has for text files</source>
            <translation>用系统中打开文本文件的程序打开日志</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Copies the whole log; no password is in it</source>
            <translation>复制整个日志；其中没有密码</translation>
        </message>
        <message>
            <extracomment>ui/setup_log.py</extracomment>
            <source>Hide log</source>
            <translation>隐藏日志</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Copy the command that fills it</source>
            <translation>复制用于填充该文件夹的命令</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Without internet</source>
            <translation>没有互联网</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Choose images of my own</source>
            <translation>选择我自己的影像</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>none in QGIS's settings</source>
            <translation>QGIS 设置中没有</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Training, too (PyTorch, {size})</source>
            <translation>包括训练（PyTorch，{size}）</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>For the graphics card ({size})</source>
            <translation>用于显卡（{size}）</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Networks run on this card: {card}</source>
            <translation>神经网络在此显卡上运行：{card}</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Starting</source>
            <translation>正在开始</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Cancelling</source>
            <translation>正在取消</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>The engine is ready</source>
            <translation>计算引擎已就绪</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Choose images of your own, or try it on the sample scene, which takes a few seconds.</source>
            <translation>选择您自己的影像，或用示例场景试一试，只需几秒钟。</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>The set-up went well. It can be run again at any time: it repairs what is broken.</source>
            <translation>安装成功。可随时再次运行：它会修复损坏的部分。</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Needed to train and to fine-tune networks; can be added later</source>
            <translation>训练和微调神经网络时需要；可以以后再添加</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Folder of wheels</source>
            <translation>wheel 文件夹</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Run it on a machine with a network, with a Python of the same version and system as QGIS's</source>
            <translation>在有网络的计算机上运行，其 Python 版本和系统须与 QGIS 的相同</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Download</source>
            <translation>下载</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>On the disk</source>
            <translation>磁盘占用</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Takes</source>
            <translation>耗时</translation>
        </message>
        <message>
            <extracomment>ui/setup_page.py</extracomment>
            <source>Install from a folder of wheels; nothing is downloaded then.</source>
            <translation>从 wheel 文件夹安装；此时不下载任何内容。</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>Images are missing: choose {images}.</source>
            <translation>缺少影像：请选择{images}。</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>fine</source>
            <translation>高分辨率</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>coarse</source>
            <translation>低分辨率</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The second pair has a {have} image but no {lack} one: give both or none.</source>
            <translation>第二个影像对有{have}影像但没有{lack}影像：请两者都提供或都不提供。</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The target date is '{day}': give a day that exists, as YYYY-MM-DD.</source>
            <translation>目标日期是“{day}”：请给出存在的日期，格式为 YYYY-MM-DD。</translation>
        </message>
        <message>
            <extracomment>ui/table_as_job.py</extracomment>
            <source>The reference '{name}' is of no date to predict, or of one that has another reference: give its day, or take it out of the list.</source>
            <translation>参考影像“{name}”不属于任何要预测的日期，或属于已有其他参考影像的日期：请给出其日期，或将其从列表中移除。</translation>
        </message>
        <message>
            <extracomment>ui/task.py</extracomment>
            <source>The dock met an error that nobody foresaw ({error}): please report it.</source>
            <translation>面板遇到了未预料的错误（{error}）：请报告。</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Day of the break</source>
            <translation>突变日期</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Size of the break</source>
            <translation>突变幅度</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Strength of the break</source>
            <translation>突变强度</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Days in which it fell</source>
            <translation>发生的天数范围</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Unchanged</source>
            <translation>未变化</translation>
        </message>
        <message>
            <extracomment>shell/change_looks.py</extracomment>
            <source>Changed</source>
            <translation>已变化</translation>
        </message>
        <message>
            <extracomment>shell/exporting.py</extracomment>
            <source>'{name}' has no file of its own: export it to one first.</source>
            <translation>“{name}”没有自己的文件：请先导出到文件。</translation>
        </message>
        <message>
            <extracomment>shell/exporting.py</extracomment>
            <source>The layer '{name}' could not be exported: save it as a GeoTIFF yourself.</source>
            <translation>无法导出图层“{name}”：请自行保存为 GeoTIFF。</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Level</source>
            <translation>层次</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Figure</source>
            <translation>指标</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Band</source>
            <translation>波段</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Better</source>
            <translation>更优方向</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Prediction</source>
            <translation>预测</translation>
        </message>
        <message>
            <extracomment>shell/figures_table.py</extracomment>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>observed</source>
            <translation>观测</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>fused</source>
            <translation>融合</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>fused, coarse image between dates</source>
            <translation>融合（粗影像在日期之间插值）</translation>
        </message>
        <message>
            <extracomment>shell/filled_beside.py</extracomment>
            <source>in time only</source>
            <translation>仅由时间得出</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Target date</source>
            <translation>目标日期</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <extracomment>shell/interface_words.py</extracomment>
            <source>Samples</source>
            <translation>样本数</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>export it as a GeoTIFF (right click, Export, Save As) and choose that file</source>
            <translation>请导出为 GeoTIFF（右键单击，导出，另存为）并选择该文件</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>'{path}', which says what was set on the layer, can't be written ({reason}): free some space, or set CHRONOFUSE_HOME to another folder.</source>
            <translation>无法写入“{path}”，该文件记录图层上的设置（{reason}）：请释放空间，或将 CHRONOFUSE_HOME 设为其他文件夹。</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>{least} to {most}</source>
            <translation>{least} 到 {most}</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>The layer '{layer}' has nodata values that only QGIS knows ({ranges}), and no file can declare so many: {remedy}.</source>
            <translation>图层“{layer}”的无数据值只有 QGIS 知道（{ranges}），而没有文件能声明这么多：{remedy}。</translation>
        </message>
        <message>
            <extracomment>shell/layer_settings.py</extracomment>
            <source>The layer's file '{source}' can't be read ({error}): {remedy}.</source>
            <translation>无法读取图层的文件“{source}”（{error}）：{remedy}。</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>one of {choices}</source>
            <translation>{choices} 之一</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>a whole number from {least} to {most}</source>
            <translation>{least} 到 {most} 的整数</translation>
        </message>
        <message>
            <extracomment>shell/method_words.py</extracomment>
            <source>a number from {least} to {most}</source>
            <translation>{least} 到 {most} 的数</translation>
        </message>
        <message>
            <extracomment>shell/parameter_looks.py</extracomment>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <extracomment>shell/parameter_looks.py</extracomment>
            <source>Deviation</source>
            <translation>偏差</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Start of the season</source>
            <translation>生长季开始</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Peak of the season</source>
            <translation>生长季峰值</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>End of the season</source>
            <translation>生长季结束</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Length of the season</source>
            <translation>生长季长度</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>days</source>
            <translation>天</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Amplitude</source>
            <translation>振幅</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Base</source>
            <translation>基线</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Integral over the base</source>
            <translation>基线以上的积分</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Number of seasons</source>
            <translation>生长季数目</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>Error of the fit</source>
            <translation>拟合误差</translation>
        </message>
        <message>
            <extracomment>shell/phenology_looks.py</extracomment>
            <source>{title} (second season)</source>
            <translation>{title}（第二季）</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The run in the list is of another kind of job: this Chronofuse can't repeat it.</source>
            <translation>列表中的运行是另一类作业：本 Chronofuse 无法重复它。</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The project's list of runs is of version {version}, and this Chronofuse reads version {own}: update the plugin; the list stays as it is.</source>
            <translation>工程的运行列表版本是 {version}，而本 Chronofuse 读取版本 {own}：请更新插件；列表保持不变。</translation>
        </message>
        <message>
            <extracomment>shell/run_history.py</extracomment>
            <source>The project's list of runs can't be read ({error}).</source>
            <translation>无法读取工程的运行列表（{error}）。</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Observed</source>
            <translation>实测</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Fused with the coarse image of the day</source>
            <translation>与当日低分辨率影像融合</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Fused with the coarse images around the day</source>
            <translation>与前后日期的低分辨率影像融合</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>In time only</source>
            <translation>仅按时间插值</translation>
        </message>
        <message>
            <extracomment>shell/series_looks.py</extracomment>
            <source>Nothing known</source>
            <translation>未知</translation>
        </message>
        <message>
            <extracomment>shell/series_time.py</extracomment>
            <source>The series is there, with a layer for each date.</source>
            <translation>时间序列已完成，每个日期一个图层。</translation>
        </message>
        <message>
            <extracomment>shell/series_time.py</extracomment>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Making the environment</source>
            <translation>正在创建环境</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Downloading</source>
            <translation>正在下载</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Installing</source>
            <translation>正在安装</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Trying the libraries</source>
            <translation>正在测试程序库</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Compiling the methods</source>
            <translation>正在编译方法</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>{done} of {whole} MB</source>
            <translation>{done} / {whole} MB</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>nothing; the folder of wheels has it</source>
            <translation>无；wheel 文件夹中已有</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>what is missing, at most {size}</source>
            <translation>缺少的部分，最多 {size}</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about {size}, from PyPI</source>
            <translation>约 {size}，来自 PyPI</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>{size} ({free} free)</source>
            <translation>{size}（空闲 {free}）</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about a minute</source>
            <translation>约一分钟</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>about {minutes} minutes</source>
            <translation>约 {minutes} 分钟</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Repair the engine</source>
            <translation>修复计算引擎</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Update the engine</source>
            <translation>更新计算引擎</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Add and repair</source>
            <translation>添加和修复</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Chronofuse computes in a process of its own, in a private Python environment. It is made once, from QGIS's own Python, and changes nothing in QGIS.</source>
            <translation>Chronofuse 在自己的进程和专用的 Python 环境中计算。该环境用 QGIS 自带的 Python 一次建成，不改动 QGIS。</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>Tick what is to be added. A set-up also looks whether all is whole, and repairs what is not.</source>
            <translation>勾选要添加的内容。安装时也会检查是否完整，并修复不完整的部分。</translation>
        </message>
        <message>
            <extracomment>shell/setup_words.py</extracomment>
            <source>What is missing is installed again; layers and settings stay as they are.</source>
            <translation>缺少的部分会重新安装；图层和设置保持不变。</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' is not a raster file (it comes from '{provider}'): {remedy}.</source>
            <translation>图层“{layer}”不是栅格文件（来自“{provider}”）：{remedy}。</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' exists only in QGIS's memory ({source}): {remedy}.</source>
            <translation>图层“{layer}”只存在于 QGIS 的内存中（{source}）：{remedy}。</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' is opened with credentials that only QGIS knows ({names}): {remedy}.</source>
            <translation>图层“{layer}”用只有 QGIS 知道的凭据打开（{names}）：{remedy}。</translation>
        </message>
        <message>
            <extracomment>shell/sources.py</extracomment>
            <source>The layer '{layer}' can't be opened ({source}): repair or remove it.</source>
            <translation>无法打开图层“{layer}”（{source}）：请修复或移除它。</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>Fused</source>
            <translation>融合</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>Change</source>
            <translation>变化</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>reflectance</source>
            <translation>反射率</translation>
        </message>
        <message>
            <extracomment>shell/styles.py</extracomment>
            <source>in units of F1</source>
            <translation>F1 的单位</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>How often</source>
            <translation>频率</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>First day</source>
            <translation>第一天</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Last day</source>
            <translation>最后一天</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Longest spell</source>
            <translation>最长持续时间</translation>
        </message>
        <message>
            <extracomment>shell/water_looks.py</extracomment>
            <source>Valid dates</source>
            <translation>有效日期数</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>a few seconds left</source>
            <translation>还剩几秒</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} s left</source>
            <translation>约剩 {count} 秒</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} min left</source>
            <translation>约剩 {count} 分钟</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>about {count} h left</source>
            <translation>约剩 {count} 小时</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Reading the scene</source>
            <translation>正在读取场景</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Fusing</source>
            <translation>正在融合</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Finishing the files</source>
            <translation>正在完成文件</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Measuring</source>
            <translation>正在测量</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Writing the report</source>
            <translation>正在写报告</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>Compiling the method (the first run only)</source>
            <translation>正在编译方法（仅首次运行）</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>{sentence}.</source>
            <translation>{sentence}。</translation>
        </message>
        <message>
            <extracomment>shell/words.py</extracomment>
            <source>{method} on {device}: {reason}</source>
            <translation>{method}，{device}：{reason}</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Assess</source>
            <translation>评估</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Measures a prediction against the true image of the same day.</source>
            <translation>以同一天的真值影像衡量预测影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>&lt;p&gt;Measures any prediction (of Chronofuse or of another program) against the true sharp image of the same day, at three levels: its pixels (RMSE, bias, correlation, SSIM, SAM, ERGAS and more), its features (edges, texture, outlines) and what one makes of it (NDVI, classes).&lt;/p&gt;&lt;p&gt;With F1 it also tells the skill over copying F1, with C2 how well the prediction agrees with the coarse image, and with further dates whether the series bends in time as the truth does.&lt;/p&gt;&lt;p&gt;A number that can't be known is empty; the table and the report say why.&lt;/p&gt;</source>
            <translation>&lt;p&gt;以同一天的高分辨率真值影像衡量任何预测影像（由 Chronofuse 或其他程序生成），分三个层次：像元（RMSE、偏差、相关系数、SSIM、SAM、ERGAS 等）、特征（边缘、纹理、轮廓）以及由影像得到的产品（NDVI、类别）。&lt;/p&gt;&lt;p&gt;提供 F1 时还给出相对于直接复制 F1 的技巧得分，提供 C2 时给出预测影像与低分辨率影像的一致程度，提供更多日期时给出时间序列的变化是否与真值一致。&lt;/p&gt;&lt;p&gt;无法得知的数为空；表格和报告说明原因。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>&lt;p&gt;You predicted 1 July, and later found a Landsat image of that day without clouds. Give the fused image as prediction, the Landsat image as truth and, for the skill, F1: the table and the report say how far off the prediction is, beside copying F1.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您预测了 7 月 1 日，之后找到当天无云的 Landsat 影像。将融合影像作为预测影像，Landsat 影像作为真值影像，并提供 F1 以计算技巧得分：表格和报告会说明预测的偏差，并与复制 F1 对比。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>{predictions} further predictions, {truths} truths and {targets} coarse images were given: give as many truths as predictions, and as many coarse images or none.</source>
            <translation>给出了 {predictions} 景其他日期的预测影像、{truths} 景真值影像和 {targets} 景低分辨率影像：真值影像须与预测影像一样多，低分辨率影像须一样多或不给。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The sharp image to measure.</source>
            <translation>要衡量的高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Truth</source>
            <translation>真值影像</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The true sharp image of the same day. A prediction on another grid is brought to its grid, which is said.</source>
            <translation>同一天的高分辨率真值影像。格网不同的预测影像会转换到它的格网，并给出提示。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Fine image (F1)</source>
            <translation>高分辨率影像（F1）</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The sharp image of the reference date, for the skill and the figures of the changed pixels.</source>
            <translation>参考日期的高分辨率影像，用于技巧得分和变化像元的指标。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Coarse image of the target date (C2)</source>
            <translation>目标日期的低分辨率影像（C2）</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>For the consistency with the coarse image.</source>
            <translation>用于计算与低分辨率影像的一致性。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Index that makes classes</source>
            <translation>用于分类的指数</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Where the index exceeds the threshold, there is water (ndwi, mndwi) or vegetation (ndvi). Left out, it is ndwi where there are a green and a near infrared band.</source>
            <translation>指数超过阈值处为水体（ndwi、mndwi）或植被（ndvi）。不设置时，有绿波段和近红外波段则为 ndwi。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Threshold of the index</source>
            <translation>指数阈值</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Left out, it is 0 for water and 0.4 for vegetation.</source>
            <translation>不设置时，水体为 0，植被为 0.4。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Raster of the predicted classes</source>
            <translation>预测类别栅格</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>A classification of the prediction, one band of whole numbers from 0 to 255. It takes the place of the index.</source>
            <translation>预测影像的分类结果，一个波段，0 到 255 的整数。它代替指数。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Raster of the true classes</source>
            <translation>真实类别栅格</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The classification that it is compared with.</source>
            <translation>用于对比的分类结果。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Tolerance of boundaries (pixels)</source>
            <translation>边界容差（像元）</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>How far the boundary of a class may be off.</source>
            <translation>类别边界允许的偏差。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Predictions of further dates</source>
            <translation>其他日期的预测影像</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Together with the first one they make a series. Their dates come from the tags or the names of the truths.</source>
            <translation>与第一景一起构成时间序列。日期取自真值影像的标签或名称。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Truths of further dates</source>
            <translation>其他日期的真值影像</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>In the order of the predictions.</source>
            <translation>顺序与预测影像相同。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Coarse images of further dates</source>
            <translation>其他日期的低分辨率影像</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>In the same order, or none.</source>
            <translation>顺序相同，或不给。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Table of the figures</source>
            <translation>指标表</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>One row a figure and band: its level, which way is better, the baselines beside it, and the reason where it can't be known.</source>
            <translation>每个指标和波段一行：层次、更优方向、旁边的基准方法，以及无法得知时的原因。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>HTML files (*.html)</source>
            <translation>HTML 文件 (*.html)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The figures and plots to read.</source>
            <translation>供阅读的指标和图表。</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>Figures as JSON</source>
            <translation>JSON 格式的指标</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>JSON files (*.json)</source>
            <translation>JSON 文件 (*.json)</translation>
        </message>
        <message>
            <extracomment>toolbox/assess_algorithm.py</extracomment>
            <source>The figures for other programs.</source>
            <translation>供其他程序使用的指标。</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Maps</source>
            <translation>地图</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Boundaries</source>
            <translation>边界</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Draws the outlines of water, of classes or of a value, as polygons and lines.</source>
            <translation>绘制水体、类别或某一数值的轮廓，输出为面和线。</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes one raster or a series and draws outlines that run through the pixels, not around them: of water (by MNDWI, NDWI or radar, with a threshold that is found in each scene), of classes, which share their borders, or of a value. The GeoPackage has polygons and lines with date, area, perimeter and confidence.&lt;/p&gt;&lt;p&gt;What clouds hide is no land: where an outline borders on it, the polygon says so, and there is no line. A scene without water gives empty layers.&lt;/p&gt;</source>
            <translation>&lt;p&gt;输入一幅栅格或一个时间序列，绘制穿过像元内部而非沿像元边缘的轮廓：水体（按 MNDWI、NDWI 或雷达，阈值在每景影像中自动求得）、共享边界的类别，或某一数值。GeoPackage 中有带日期、面积、周长和置信度的面和线。&lt;/p&gt;&lt;p&gt;被云遮挡的部分不算陆地：轮廓与其相接处，面会注明，且没有线。没有水体的影像得到空图层。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a summer of Sentinel-2 images into a folder. Give the folder and leave the rule at water: the lines show where the shore lay on each date, and the temporal controller plays them.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您已把一个夏季的 Sentinel-2 影像填补到一个文件夹中。给出该文件夹，规则保持 water：线显示每个日期的岸线位置，时态控制器可以播放它们。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Lines</source>
            <translation>线</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Number of polygons</source>
            <translation>面的数量</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Mean area of the dates (square metres)</source>
            <translation>各日期的平均面积（平方米）</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Shores</source>
            <translation>岸线</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Least area (square metres)</source>
            <translation>最小面积（平方米）</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Smaller polygons are left out, and smaller holes filled. Left out, it is the area of four pixels; 0 keeps all.</source>
            <translation>更小的面被舍去，更小的洞被填上。留空则为四个像元的面积；0 保留全部。</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Fine image of the pair</source>
            <translation>影像对中的高分影像</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>For one image that was fused from one pair: the shore is taken from the fine image of the pair and moved by what changed since. A fused image alone keeps the shore of its pair.</source>
            <translation>用于由单个影像对融合得到的一幅影像：岸线取自影像对中的高分影像，并按此后的变化移动。融合影像本身只保留其影像对的岸线。</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Heights (DEM)</source>
            <translation>高程 (DEM)</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Over which the shore moves; left out, it moves alike on all sides.</source>
            <translation>岸线在此高程上移动；留空则各侧移动相同距离。</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>Polygons</source>
            <translation>面</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>A GeoPackage with the layers polygons and lines; both are loaded.</source>
            <translation>含有 polygons 和 lines 两个图层的 GeoPackage；两者都会加载。</translation>
        </message>
        <message>
            <extracomment>toolbox/boundaries_algorithm.py</extracomment>
            <source>A page with a map of the outlines and the area of each date.</source>
            <translation>一个页面，含轮廓地图和每个日期的面积。</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Coarse pixel size divided by fine pixel size. Only needed where the coarse images were already resampled to the fine pixel size; otherwise it comes from the pixel sizes.</source>
            <translation>低分像元大小除以高分像元大小。仅当低分辨率影像已重采样到高分像元大小时需要；否则由像元大小得出。</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Threads</source>
            <translation>线程数</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>How many processor cores to use; left out, all of them.</source>
            <translation>使用的处理器核心数；不设置时全部使用。</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Memory (MB)</source>
            <translation>内存（MB）</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>How many megabytes the run may use. The result is the same.</source>
            <translation>运行可使用多少兆字节。结果相同。</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Overwrite existing files</source>
            <translation>覆盖已有文件</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>Without it, an output that exists already is refused.</source>
            <translation>不勾选时，拒绝写入已存在的输出。</translation>
        </message>
        <message>
            <extracomment>toolbox/building.py</extracomment>
            <source>As {example}; left out, there is no limit.</source>
            <translation>格式如 {example}；留空则无限制。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Finds change between two dates, between two class rasters, or within a series.</source>
            <translation>查找两个日期之间、两个分类栅格之间或序列之内的变化。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>&lt;p&gt;Of &lt;strong&gt;two dates&lt;/strong&gt; it takes an index of each and marks where it fell or rose: beyond a threshold of yours, or beyond what it differs by where nothing has changed, which is found from the differences themselves. Of &lt;strong&gt;two class rasters&lt;/strong&gt; (index: classes) it tells which class became which, as a raster and as a matrix in hectares. Of a &lt;strong&gt;series&lt;/strong&gt; it takes the seasons off and gives day and size of the largest break of each pixel.&lt;/p&gt;</source>
            <translation>&lt;p&gt;对&lt;strong&gt;两个日期&lt;/strong&gt;，各取一个指数，标出其下降或上升之处：超过您给的阈值，或超过未变化处的差异，后者由差值本身求得。对&lt;strong&gt;两个分类栅格&lt;/strong&gt;（指数：classes），说明哪一类变成了哪一类，给出栅格和以公顷计的矩阵。对&lt;strong&gt;序列&lt;/strong&gt;，去除季节，给出每个像元最大突变的日期和幅度。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>&lt;p&gt;You have an image from before a fire and one from after it. Give both, the index nbr and 10000 m² as the least area: the layer shows what burned, and the table says on how many hectares.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有火灾之前和之后的影像各一幅。给出两者、指数 nbr，以 10000 平方米为最小面积：图层显示烧过之处，表格给出公顷数。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Share of the pixels that changed</source>
            <translation>发生变化的像元比例</translation>
        </message>
        <message>
            <extracomment>toolbox/change_algorithm.py</extracomment>
            <source>Hectares that changed</source>
            <translation>发生变化的公顷数</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Image before</source>
            <translation>之前的影像</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>The image or the class raster of the first date.</source>
            <translation>第一个日期的影像或分类栅格。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Image after</source>
            <translation>之后的影像</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>The image or the class raster of the second date.</source>
            <translation>第二个日期的影像或分类栅格。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>In the place of two dates: a folder with an image for each date.</source>
            <translation>代替两个日期：每个日期有一幅影像的文件夹。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Index</source>
            <translation>指数</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>What is compared: ndvi or evi2 for plants, ndwi or mndwi for water, ndmi for moisture, ndsi for snow, nbr for fire; band for single bands or one of them; classes for two class rasters.</source>
            <translation>比较的内容：ndvi 或 evi2 用于植物，ndwi 或 mndwi 用于水，ndmi 用于湿度，ndsi 用于雪，nbr 用于火；band 用于单波段或其中之一；classes 用于两个分类栅格。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Mask of the image before</source>
            <translation>前一影像的掩膜</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: a raster that is 0 where the image is not to be used, as in clouds, or its product's quality band. Left out, the mask that lies beside the image, its quality bands and its gaps count.</source>
            <translation>用于两个日期：在影像不可用之处（如云）取值为 0 的栅格，或其产品的质量波段。留空时，使用影像旁的掩膜、其质量波段及其空缺。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Mask of the image after</source>
            <translation>后一影像的掩膜</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Likewise of the image after.</source>
            <translation>后一影像同理。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Buffer around clouds</source>
            <translation>云周围的缓冲区</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Threshold</source>
            <translation>阈值</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: the difference from which on it is a change. Left out, it is found from what has not changed.</source>
            <translation>两个日期：差值达到多少算变化。不填则由未变化之处求得。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Least area (m²)</source>
            <translation>最小面积（平方米）</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: smaller patches of change are none.</source>
            <translation>两个日期：更小的斑块不算变化。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Its name or number, where the index is band and the images have several.</source>
            <translation>指数为 band 且影像有多个波段时，其名称或编号。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Which of the images</source>
            <translation>哪些影像</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, the sharpest images.</source>
            <translation>文件名的共同部分（sentinel2），或文件夹含多个传感器时的模式（'LC08*'）。留空则取最清晰的影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>First date</source>
            <translation>起始日期</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Last date</source>
            <translation>结束日期</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Waves of the season</source>
            <translation>季节的波数</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: how many waves of the year are no change, 0 to 3.</source>
            <translation>序列：一年中多少个波不算变化，0 至 3。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>False alarms</source>
            <translation>误报</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: the share of the pixels without a break in which one is seen.</source>
            <translation>序列：没有突变的像元中被看作有突变的比例。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Least break</source>
            <translation>最小突变</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of a series: in units of the index; smaller breaks are none.</source>
            <translation>序列：以指数为单位；更小的突变不算。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates what decreased and increased, of class rasters each transition, of a series day, size and strength of the largest break.</source>
            <translation>两个日期给出减少和增加，分类栅格给出每种转换，序列给出最大突变的日期、幅度和强度。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Difference</source>
            <translation>差值</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Of two dates: the index after minus the index before. Of class rasters: 1 where the class is another one, 0 where it stayed; a response for 'Drivers'.</source>
            <translation>两个日期时：之后的指数减去之前的指数。类别栅格时：类别改变处为 1，未变处为 0；可作为“驱动因素”的响应。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Areas</source>
            <translation>面积</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>CSV files (*.csv)</source>
            <translation>CSV 文件 (*.csv)</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>Hectares: of class rasters from each class to each, of two dates of each kind of change.</source>
            <translation>公顷：分类栅格从每类到每类，两个日期每种变化。</translation>
        </message>
        <message>
            <extracomment>toolbox/change_parameters.py</extracomment>
            <source>A page with maps, areas and how the change was found.</source>
            <translation>含地图、面积和变化如何求得的页面。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Map land cover</source>
            <translation>绘制土地覆盖图</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Maps the classes of a land-cover model, with their areas.</source>
            <translation>绘制土地覆盖模型的各类别及其面积。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes the images and the series that a model was trained with, here or in another year, and gives a raster of its classes with their names and colours, how sure it is of each pixel, polygons, and a table of the areas.&lt;/p&gt;&lt;p&gt;A map's errors make its areas wrong, too. Give reference samples that were drawn at random: the areas are adjusted by them, and get 95 % intervals (Olofsson et al. 2014).&lt;/p&gt;</source>
            <translation>&lt;p&gt;使用训练模型时所用的影像和时间序列（本年或其他年份），给出带名称和颜色的类别栅格、每个像元的把握程度、多边形以及面积表。&lt;/p&gt;&lt;p&gt;地图的误差也会使面积出错。请提供随机抽取的参考样本：面积将据此校正，并给出 95 % 区间（Olofsson 等 2014）。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>&lt;p&gt;Your model of last year's crops lies in the list. Give the folder of this year's series: its values are interpolated to the days of the year that the model looks at.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您去年的作物模型在列表中。给出今年时间序列的文件夹：其数值会插值到模型所看的年内日期。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Share of the pixels with a class</source>
            <translation>有类别的像元比例</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Share of the map's area that is right</source>
            <translation>地图面积中正确的比例</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Train a land-cover model</source>
            <translation>训练土地覆盖模型</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>A land-cover model of yours; 'Train a land-cover model' makes one.</source>
            <translation>您的一个土地覆盖模型；“训练土地覆盖模型”可生成。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Reference samples</source>
            <translation>参考样本</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Points or polygons whose class is known, drawn at random and not learnt from: by them the areas are adjusted, and get intervals.</source>
            <translation>类别已知、随机抽取且未用于学习的点或多边形：据此校正面积并给出区间。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Model file</source>
            <translation>模型文件</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>A model in a file of its own; it takes the place of the one chosen above.</source>
            <translation>单独文件中的模型；取代上面所选的模型。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Side of a tile in pixels. The result is the same.</source>
            <translation>瓦片边长（像元）。结果相同。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Land cover</source>
            <translation>土地覆盖</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>The class of each pixel, with names and colours.</source>
            <translation>每个像元的类别，带名称和颜色。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Probability</source>
            <translation>概率</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>How much of the model's vote the class of each pixel has.</source>
            <translation>每个像元的类别在模型投票中所占的比例。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Polygons of the classes</source>
            <translation>类别多边形</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Each connected area of a class.</source>
            <translation>每块连通的同类区域。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Table of the areas</source>
            <translation>面积表</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>Hectares of each class.</source>
            <translation>各类别的公顷数。</translation>
        </message>
        <message>
            <extracomment>toolbox/classify_algorithm.py</extracomment>
            <source>The map, the areas of the classes, and how right it is.</source>
            <translation>地图、各类别面积及其正确程度。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Compare methods</source>
            <translation>比较方法</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Says which method suits a place, by dates of which the sharp image is known.</source>
            <translation>根据高分辨率影像已知的日期，说明哪种方法适合该地点。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes two dates or more that have a sharp and a coarse image, hides the sharp image of each in turn, predicts it from the other dates by all methods, and measures them. It ranks the methods by pixels, by edges and texture, and by what one makes of the image, and says which one to take, with the error to expect.&lt;/p&gt;&lt;p&gt;With few dates the method that is ahead is so by chance as often as not; so what is measured is weighed with what the benchmarks of Chronofuse measured elsewhere. Of a large place a few windows are compared.&lt;/p&gt;</source>
            <translation>&lt;p&gt;取两个或更多同时具有高分辨率和低分辨率影像的日期，依次隐藏每个日期的高分辨率影像，用所有方法由其他日期预测它，并进行测量。按像元、按边缘和纹理、按影像的应用对方法排序，并说明采用哪一种以及预期误差。&lt;/p&gt;&lt;p&gt;日期很少时，领先的方法常常只是偶然领先；因此测量结果会与 Chronofuse 在其他地点测得的结果加权结合。对于大范围地点，只比较几个窗口。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>&lt;p&gt;You have four dates of a place with Landsat and MODIS images, and want to predict many more. Give the folder and a map of the land cover as zones: the page says which method to take, how far off it will be in each band, and whether another one is better in the forest.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有某地四个日期的 Landsat 和 MODIS 影像，并想预测更多日期。给出文件夹和作为分区的土地覆盖图：页面会说明采用哪种方法、每个波段的误差有多大，以及在森林中是否另一种方法更好。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with one pair</source>
            <translation>使用一对影像时的方法</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with two pairs</source>
            <translation>使用两对影像时的方法</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Why these methods</source>
            <translation>为何采用这些方法</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Method to take with each reference date</source>
            <translation>每个参考日期应采用的方法</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>RMSE to expect with one pair</source>
            <translation>使用一对影像时的预期 RMSE</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Number of trials</source>
            <translation>试验次数</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of all images</source>
            <translation>全部影像的文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Sharp and coarse images together; which is which is found out. Or give them apart, below.</source>
            <translation>高、低分辨率影像放在一起；会自动识别各是哪一种。也可在下面分别给出。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of the sharp images</source>
            <translation>高分辨率影像文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Sharp images</source>
            <translation>高分辨率影像</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>The sharp images of two dates or more; each is the truth of its date.</source>
            <translation>两个或更多日期的高分辨率影像；每幅都是其日期的真值。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Folder of the coarse images</source>
            <translation>低分辨率影像文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Coarse images</source>
            <translation>低分辨率影像</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>The coarse images of the same dates.</source>
            <translation>相同日期的低分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Methods to compare</source>
            <translation>要比较的方法</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Left out, all that are installed. The baselines run in any case; a few methods take less time.</source>
            <translation>留空则为所有已安装的方法。基线方法总会运行；方法少则用时短。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Zones</source>
            <translation>分区</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A raster of classes, such as a map of the land cover: which method is best in each of them.</source>
            <translation>类别栅格，例如土地覆盖图：每一类中哪种方法最好。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Trials at most</source>
            <translation>最多试验次数</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A hidden date with its references is a trial, in which every method runs. Of many dates those are taken that are spread evenly.</source>
            <translation>一个被隐藏的日期及其参考影像构成一次试验，每种方法都运行一次。日期很多时取均匀分布的日期。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Table of the images</source>
            <translation>影像表</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A CSV file with the columns file and, where known, date, mask, sensor, role and band.</source>
            <translation>CSV 文件，含列 file，以及已知时的 date、mask、sensor、role 和 band。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Days between the images of a pair</source>
            <translation>一对影像之间的天数</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>At most so many days may lie between a sharp image and its coarse one.</source>
            <translation>高分辨率影像与其低分辨率影像之间最多相隔的天数。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Comparison to read</source>
            <translation>可阅读的比较结果</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A page: which method to take, who stands where, by reference, zone and season.</source>
            <translation>一个页面：采用哪种方法，以及按参考日期、分区和季节的排名。</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>Table of the trials</source>
            <translation>试验表</translation>
        </message>
        <message>
            <extracomment>toolbox/compare_algorithm.py</extracomment>
            <source>A line a method and trial, for further steps.</source>
            <translation>每种方法和每次试验一行，供后续步骤使用。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Curves at places</source>
            <translation>地点曲线</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Tells the values of a series at points or in polygons, as a table and a chart.</source>
            <translation>给出时间序列在点或多边形处的值，形成表格和图表。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>&lt;p&gt;Reads a series at the places of a layer: at each point its pixel, in each polygon the mean of its pixels, on each date. Of a series that was filled the table also tells where a value comes from (observed, fused, in time only) and how far off it may be.&lt;/p&gt;&lt;p&gt;The chart is a page of its own, with a line for each place; point at a value to read it. Of each image no more is read than what lies at the places.&lt;/p&gt;</source>
            <translation>&lt;p&gt;在图层的各个地点读取时间序列：每个点读取其像元，每个多边形读取其像元的平均值，逐日期进行。对于已填补的序列，表格还说明数值的来源（observed 观测、fused 融合、in time only 仅由时间得出）及其可能的偏差。&lt;/p&gt;&lt;p&gt;图表是单独的网页，每个地点一条线；指向某个值即可读取。每幅影像只读取地点处的部分。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a year of images into a folder, and a layer with your parcels. Give both, and the field with the numbers of the parcels: the table has the NDVI of each parcel on each date, and the chart shows their curves beside each other.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您已把一年的影像填补到一个文件夹中，并有一个地块图层。给出两者以及地块编号字段：表格包含每个地块在每个日期的 NDVI，图表并排显示它们的曲线。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Places with values</source>
            <translation>有值的地点</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Number of dates</source>
            <translation>日期数</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Points or polygons</source>
            <translation>点或多边形</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>The places whose values are asked for, in any coordinate reference system.</source>
            <translation>要取值的地点，可用任意坐标参考系。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Field with their names</source>
            <translation>名称字段</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>What the places are called in the table and the chart; left out, id or name, else a number.</source>
            <translation>地点在表格和图表中的名称；留空则用 id 或 name，否则用编号。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Folder of the series</source>
            <translation>时间序列的文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Best the folder that 'Fill a series' made, with its origins and deviations; any folder with an image for each date will do.</source>
            <translation>最好是“填补时间序列”生成的文件夹，含来源和偏差；任何每个日期一幅影像的文件夹也可以。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Images of the series</source>
            <translation>时间序列的影像</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Layers in the place of a folder, or beside it; also one raster with a band for each date.</source>
            <translation>代替文件夹或与之一起使用的图层；也可以是每个日期一个波段的栅格。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Indices</source>
            <translation>指数</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Made of the bands, beside those that lie there: names with commas between them, as ndvi.</source>
            <translation>由波段计算，补充已有的指数：用逗号分隔的名称，如 ndvi。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, the filled images, else the sharpest.</source>
            <translation>文件名的共同部分（sentinel2），或文件夹含多个传感器时的模式（'LC08*'）。留空则取已填补的影像，否则取最清晰的影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Load the table</source>
            <translation>加载表格</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>As a layer without geometry.</source>
            <translation>作为无几何的图层。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>A row for each place and date: values, deviation, and where they come from.</source>
            <translation>每个地点和日期一行：数值、偏差及其来源。</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>Chart</source>
            <translation>图表</translation>
        </message>
        <message>
            <extracomment>toolbox/curves_algorithm.py</extracomment>
            <source>A page with the curves, which needs no network; it opens from the results of Processing.</source>
            <translation>包含曲线的网页，无需网络；可从处理结果中打开。</translation>
        </message>
        <message>
            <extracomment>toolbox/dated_images.py</extracomment>
            <source>Layers in the place of a folder, or beside it.</source>
            <translation>代替文件夹或与之一起使用的图层。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image of the date to predict.</source>
            <translation>要预测的日期的低分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Coarse images of the target dates (C2)</source>
            <translation>目标日期的低分辨率影像（C2）</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A coarse image for each date to predict. The dates are read from the names of the files (2024-07-01, 20240701 or A2024183).</source>
            <translation>每个要预测的日期一景低分辨率影像。日期从文件名读取（2024-07-01、20240701 或 A2024183）。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Folder of the results</source>
            <translation>结果文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Where the images go; it is made if it does not exist.</source>
            <translation>存放影像的位置；不存在时会创建。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The sharp image of the reference date. Its grid, bands, data type and nodata are those of the output.</source>
            <translation>参考日期的高分辨率影像。输出的格网、波段、数据类型和无数据值与它相同。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Coarse image (C1)</source>
            <translation>低分辨率影像（C1）</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image of about the same date as the fine one.</source>
            <translation>与高分辨率影像日期相近的低分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Second fine image (F3)</source>
            <translation>第二景高分辨率影像（F3）</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A sharp image of a second reference date, best after the target date. Give both images of the second pair or none.</source>
            <translation>第二参考日期的高分辨率影像，最好在目标日期之后。第二个影像对的两景影像都提供或都不提供。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Second coarse image (C3)</source>
            <translation>第二景低分辨率影像（C3）</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The coarse image that belongs to the second fine one.</source>
            <translation>与第二景高分辨率影像对应的低分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How to predict.</source>
            <translation>预测的方法。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The day to predict (YYYY-MM-DD). Left out, it is looked for in the tags and the name of C2.</source>
            <translation>要预测的日期（YYYY-MM-DD）。不设置时，从 C2 的标签和名称中查找。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Reference image of the target date</source>
            <translation>目标日期的参考影像</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A true sharp image of the target date, if there is one. It is only measured against, never used to predict.</source>
            <translation>目标日期的高分辨率真值影像（如果有）。只用于对比测量，绝不用于预测。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Name of the files</source>
            <translation>文件名</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How each fused image is called; {date} stands for its day, as 2024-07-01.</source>
            <translation>每景融合影像的名称；{date} 代表其日期，如 2024-07-01。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>NDVI of each date</source>
            <translation>每个日期的 NDVI</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The vegetation index of each prediction, beside it with _ndvi at the end of its name; needs a red and a near infrared band.</source>
            <translation>每景预测影像的植被指数，写在它旁边，名称以 _ndvi 结尾；需要红波段和近红外波段。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Uncertainty of each date</source>
            <translation>每个日期的不确定性</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How sure the prediction is of each pixel: about 68 % of the errors should be within it. It lies beside the prediction, with _uncertainty at the end of its name.</source>
            <translation>预测对每个像元的把握程度：约 68 % 的误差应在其范围之内。它位于预测结果旁边，文件名以 _uncertainty 结尾。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Bounds of each date</source>
            <translation>每个日期的界限</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels: four bands for each band. They lie beside the prediction, with _bounds at the end of their name.</source>
            <translation>在约 68 % 和 95 % 的像元中，真值应落在哪些值之间：每个波段对应四个波段。它们位于预测结果旁边，文件名以 _bounds 结尾。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Probability of change of each date</source>
            <translation>每个日期的变化概率</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a network that was trained to tell it (twostream with the option change). It lies beside the prediction, with _change_probability at the end of its name.</source>
            <translation>每个像元的变化超过 F1 一个标准差的概率，0 到 1；只有为此训练过的网络（带 change 选项的 twostream）才能给出。它位于预测结果旁边，文件名以 _change_probability 结尾。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Load the results into the project</source>
            <translation>将结果加载到工程</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>As styled layers with their day set, so that the temporal controller plays the series. Switch it off in a graph whose later steps take the images.</source>
            <translation>作为设好样式和日期的图层加载，可用时态控制器播放时间序列。在后续步骤会使用这些影像的工作流中请关闭。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Where a network runs; auto takes the graphics card where it is faster.</source>
            <translation>神经网络在哪里运行；auto 会在显卡更快时使用显卡。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>A network in a file of its own; it takes the place of the method chosen above.</source>
            <translation>单独文件中的神经网络；代替上面选择的方法。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>Side of a tile in fine pixels; left out, what suits the method and the memory. The result is the same.</source>
            <translation>分块的边长，以高分像元计；不设置时由方法和内存决定。结果相同。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>How many megabytes the run may use, beside about 300 for its libraries; left out, half of what is free, at most 2048. Less is slower; the result is the same.</source>
            <translation>运行可使用的内存（MB），另有约 300 MB 用于程序库；不设置时为空闲内存的一半，最多 2048。较少时较慢；结果相同。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>What a network computes in on a graphics card. tf32 and float16 are faster and less exact; the report says by how much.</source>
            <translation>神经网络在显卡上使用的数值类型。tf32 和 float16 更快但不够精确；报告会说明差多少。</translation>
        </message>
        <message>
            <extracomment>toolbox/definitions.py</extracomment>
            <source>The data type of the output: that of F1, or float32.</source>
            <translation>输出的数据类型：与 F1 相同，或 float32。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Drivers</source>
            <translation>驱动因素</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Says which factors a response goes with: the geodetector's q and p.</source>
            <translation>说明响应与哪些因素相关：地理探测器的 q 和 p。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>&lt;p&gt;Cuts each factor into classes and asks how much of the response's variance lies between them: q, from 0 (nothing) to 1 (all of it), and p. It does so for each factor and for each two together, and says whether they strengthen each other, which one explains more, and which classes differ.&lt;/p&gt;&lt;p&gt;The response and the factors are fields of points or zones, or rasters; rasters are read at the points and in the zones, else pixel by pixel.&lt;/p&gt;</source>
            <translation>&lt;p&gt;把每个因素分成类，求响应的方差有多少在类之间：q，从 0（没有）到 1（全部），以及 p。对每个因素和每两个因素一起都这样做，并说明它们是否相互增强、哪个解释得更多、哪些类有差别。&lt;/p&gt;&lt;p&gt;响应和因素是点或区的字段，或栅格；栅格在点处和区内读取，否则逐像元读取。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a raster of how much a wetland has changed, and rasters of height, rain and distance to a road. Give the first as the response and the others as factors: the page shows which of them the change goes with.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有一个湿地变化程度的栅格，以及高程、降雨和到道路距离的栅格。以前者为响应，其余为因素：页面显示变化与其中哪一个相关。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Factor that explains the most</source>
            <translation>解释最多的因素</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Its q</source>
            <translation>其 q</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Its p</source>
            <translation>其 p</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Points, zones or table</source>
            <translation>点、区或表</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>A layer whose field is the response; left out, the response is a raster.</source>
            <translation>其字段为响应的图层；不填则响应为栅格。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Field of the response</source>
            <translation>响应的字段</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What is to be explained: a field of numbers.</source>
            <translation>要解释的内容：数字字段。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Fields of the factors</source>
            <translation>因素的字段</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What may explain it: numbers, which are cut into classes, or texts.</source>
            <translation>可能的解释：数字（将分成类）或文本。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Raster of the response</source>
            <translation>响应的栅格</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>What is to be explained where no layer of places is given; its pixels are the rows.</source>
            <translation>未给出地点图层时要解释的内容；其像元即各行。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Rasters of the factors</source>
            <translation>因素的栅格</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Read at the points, in the zones (their mean), or at the pixels of the response.</source>
            <translation>在点处、区内（取均值）或响应的像元处读取。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Classes of numbers</source>
            <translation>数字的分类</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>quantile: as many places in each; natural: the least variance within (Jenks), exactly; equal: equally wide; best: whichever has the largest q.</source>
            <translation>quantile：每类地点数相同；natural：类内方差最小（Jenks），精确；equal：等宽；best：q 最大者。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Number of classes</source>
            <translation>类数</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>3 to 10; 0 takes the number with the largest q.</source>
            <translation>3 至 10；0 取 q 最大的类数。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Factors that are classes already</source>
            <translation>已是类别的因素</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Names of factors whose numbers are codes, with commas between them. Up to 10 different whole numbers are taken so by themselves.</source>
            <translation>数字为代码的因素名称，以逗号分隔。不超过 10 个不同整数的会自动如此处理。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Significant below</source>
            <translation>显著性界限</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>The p below which a difference counts.</source>
            <translation>低于此 p 的差别算数。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the factors</source>
            <translation>因素表</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>q, p and classes of each factor.</source>
            <translation>每个因素的 q、p 和分类。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the interactions</source>
            <translation>交互作用表</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>q of each two factors, and their kind.</source>
            <translation>每两个因素的 q 及其类型。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>Table of the classes</source>
            <translation>类别表</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>The mean of the response in each class.</source>
            <translation>每类中响应的均值。</translation>
        </message>
        <message>
            <extracomment>toolbox/drivers_algorithm.py</extracomment>
            <source>A page with a heat map of q, the tables and the means of the classes.</source>
            <translation>含 q 热力图、各表和各类均值的页面。</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Water dynamics</source>
            <translation>水体动态</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Tells how often, when and how long there is water or a class, and how much on each date.</source>
            <translation>给出水体或某一类别出现的频率、时间和持续时间，以及每个日期的面积。</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes a series of images, or of rasters of classes, and tells of each pixel how often there is water, on which day first and last, and how long without a break: each a band of one raster with a style of its own. The curve has the area of each date with an interval, and its trend.&lt;/p&gt;&lt;p&gt;With a raster of heights (DEM) the shore tells the level of the water; with a table of areas and levels the area does. What clouds hide is taken from the dates around it, and widens the interval.&lt;/p&gt;</source>
            <translation>&lt;p&gt;输入影像或类别栅格的时间序列，给出每个像元出现水体的频率、第一天和最后一天，以及不间断的最长时间：各为一幅栅格的一个波段，并有各自的样式。曲线给出每个日期的面积及其区间，以及趋势。&lt;/p&gt;&lt;p&gt;给出高程栅格 (DEM) 时由岸线推出水位；给出面积与水位表时由面积推出水位。被云遮挡的部分取自前后日期，并使区间变宽。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>&lt;p&gt;You have the images of a rainy season and a raster of heights. Give both: the chart shows how the flood rose and fell, in hectares and in metres, and the layer which fields it reached, and for how long.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有一个雨季的影像和一幅高程栅格。两者都给出：图表以公顷和米显示洪水的涨落，图层显示它到达了哪些田块以及持续了多久。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Greatest area (square metres)</source>
            <translation>最大面积（平方米）</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Change of the area (square metres a year)</source>
            <translation>面积变化（平方米/年）</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A raster of heights in metres: those along the shore tell the level of the water.</source>
            <translation>以米为单位的高程栅格：岸线处的高程给出水位。</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Table of areas and levels</source>
            <translation>面积与水位表</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A CSV file with the columns area_ha (or area_m2, area_km2) and level, in the place of a DEM.</source>
            <translation>含 area_ha（或 area_m2、area_km2）和 level 列的 CSV 文件，用来代替 DEM。</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Dynamics</source>
            <translation>动态</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>One raster: how often, first and last day, longest spell, number of valid dates.</source>
            <translation>一幅栅格：频率、第一天和最后一天、最长持续时间、有效日期数。</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>Curve of the area</source>
            <translation>面积曲线</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A row for each date: area and level with their intervals, and how much of the scene is seen.</source>
            <translation>每个日期一行：面积和水位及其区间，以及可见部分所占比例。</translation>
        </message>
        <message>
            <extracomment>toolbox/dynamics_algorithm.py</extracomment>
            <source>A page with the curve, the maps, and what to know of them.</source>
            <translation>一个页面，含曲线、地图和需要了解的内容。</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>remote sensing,satellite,fusion,spatiotemporal</source>
            <translation>遥感,卫星,影像融合,时空融合</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Inputs</source>
            <translation>输入</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Advanced inputs</source>
            <translation>高级输入</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Outputs</source>
            <translation>输出</translation>
        </message>
        <message>
            <extracomment>toolbox/engine_algorithm.py</extracomment>
            <source>Example</source>
            <translation>示例</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Fill a series</source>
            <translation>填补时间序列</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Makes the sharp image of every date of a series, without gaps.</source>
            <translation>生成序列中每个日期的无缺失高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes the sharp images of a place, with their clouds and gaps, and the coarse images of more dates, and makes a whole sharp image of every date that you want. Pixels that were observed stay as they are; all others are predicted from the clear sharp pixels before and after, by what the series itself tells of how its fields change.&lt;/p&gt;&lt;p&gt;Beside each image lies a raster that says where each pixel comes from. The results are loaded with their day set: the temporal controller plays the series.&lt;/p&gt;</source>
            <translation>&lt;p&gt;使用一个地点带有云和缺失的高分辨率影像，以及更多日期的低分辨率影像，生成所需每个日期的完整高分辨率影像。已观测的像元保持不变；其余像元由前后晴空的高分辨率像元预测，依据是序列自身所反映的地块变化规律。&lt;/p&gt;&lt;p&gt;每幅影像旁有一个栅格，说明每个像元的来源。结果带日期加载：时态控制器可播放该序列。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a folder with a year of Sentinel-2 images and their cloud masks, and one with the daily images of Sentinel-3. Give both, 10 days between two dates and ndvi as index: you get a whole NDVI image every ten days.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有一个文件夹存放一年的 Sentinel-2 影像及其云掩膜，另一个存放 Sentinel-3 的每日影像。给出这两个文件夹，日期间隔 10 天，指数为 ndvi：即可每十天得到一幅完整的 NDVI 影像。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled images</source>
            <translation>填补后的影像</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled image of the first date</source>
            <translation>第一个日期的填补影像</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled image of the last date</source>
            <translation>最后一个日期的填补影像</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Indices of the filled images</source>
            <translation>填补后影像的指数</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Where the pixels come from</source>
            <translation>像元来源</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Trends</source>
            <translation>趋势</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Smoothed images</source>
            <translation>平滑影像</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>The dates that were filled</source>
            <translation>已填补的日期</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled</source>
            <translation>填补</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_algorithm.py</extracomment>
            <source>Filled series ({method})</source>
            <translation>填补的序列（{method}）</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The sharp images of many dates, with masks beside them where there are clouds.</source>
            <translation>多个日期的高分辨率影像；有云时旁边放掩膜。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The coarse images of more dates. Without one near a date, it is interpolated in time.</source>
            <translation>更多日期的低分辨率影像。若某日期附近没有，则按时间插值。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Days from one date to the next</source>
            <translation>日期间隔（天）</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Left out, every day is filled that has a coarse image.</source>
            <translation>留空则填补每个有低分辨率影像的日期。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>kriging: the likeliest mixture of what is clear before and after; kalman: several times as fast and a little less accurate; delta: the nearest clear images before and after with the coarse change added; linear and nearest: in time alone, to compare with. A method of pairs fuses the mixture that kriging makes, and the mean with kriging is taken.</source>
            <translation>kriging：前后无云影像最可能的混合；kalman：快数倍，精度略低；delta：前后最近的无云影像加上粗影像的变化；linear 和 nearest：仅按时间，供比较。影像对方法融合 kriging 的混合影像，并取其与 kriging 的平均。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Names of indices with commas between them: ndvi, evi2, ndwi, ndmi and others.</source>
            <translation>用逗号分隔的指数名称：ndvi、evi2、ndwi、ndmi 等。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Store the bands</source>
            <translation>保存各波段</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Without it, the indices alone are stored.</source>
            <translation>否则只保存指数。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Store the uncertainty</source>
            <translation>保存不确定性</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>The standard deviation of each pixel and band; of kriging and kalman alone.</source>
            <translation>每个像元和波段的标准差；仅 kriging 和 kalman 提供。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Load the results</source>
            <translation>加载结果</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>One layer a date, of which the temporal controller shows one after the other.</source>
            <translation>每个日期一个图层，时态控制器依次显示。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Keep observed pixels</source>
            <translation>保留已观测像元</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Without it, pixels that were observed are predicted, too.</source>
            <translation>否则已观测的像元也会被预测。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>References on each side</source>
            <translation>每侧参考影像数</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>At most so many sharp images before a date, and after it, are made use of. Left out, as many as the method needs.</source>
            <translation>一个日期之前和之后最多使用这么多清晰影像。不填时按方法所需。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Fill from suspect images, too</source>
            <translation>也用可疑影像填补</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Images whose scale, bands, date or place seem to be wrong are named in the log. Without this, a sharp one keeps the pixels of its own date alone, and a coarse one is left out.</source>
            <translation>缩放、波段、日期或位置似乎有误的影像会在日志中列出。不勾选时，清晰影像只保留其自身日期的像元，粗影像则不使用。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Go on from an earlier run</source>
            <translation>继续之前的运行</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Dates that lie in the folder and whose images are the same are kept; the others are filled.</source>
            <translation>文件夹中已有且影像未变的日期会保留；其余日期将被填补。</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>Folder for the results</source>
            <translation>结果文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/fill_series_parameters.py</extracomment>
            <source>It gets the rasters of each date and a report, series.json.</source>
            <translation>存放每个日期的栅格和报告 series.json。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>Fuse</source>
            <translation>融合</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>Predicts the sharp image of a day on which only a coarse one exists.</source>
            <translation>预测只有低分辨率影像的日期的高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>&lt;p&gt;Predicts the sharp image of the target date from a sharp and a coarse image of another date and the coarse image of the target date (spatiotemporal fusion).&lt;/p&gt;&lt;p&gt;The coarse images may have another coordinate system, pixel size, extent and scale; what is found and done about it is said in the log.&lt;/p&gt;&lt;p&gt;The numbers that compare with a reference image are empty unless one is given; the agreement with C2 is always there.&lt;/p&gt;</source>
            <translation>&lt;p&gt;由另一日期的高分辨率和低分辨率影像以及目标日期的低分辨率影像预测目标日期的高分辨率影像（时空融合）。&lt;/p&gt;&lt;p&gt;低分辨率影像的坐标系、像元大小、范围和比例系数可以不同；识别到的情况和所做的处理写在日志中。&lt;/p&gt;&lt;p&gt;与参考影像对比的数在没有参考影像时为空；与 C2 的一致性总会给出。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Landsat and a MODIS image of 15 June and the MODIS image of 1 July. Give them as fine image (F1), coarse image (C1) and coarse image of the target date (C2), leave the rest as it is and run: the fused image is what Landsat would have seen on 1 July.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有 6 月 15 日的 Landsat 和 MODIS 影像以及 7 月 1 日的 MODIS 影像。将它们作为高分辨率影像（F1）、低分辨率影像（C1）和目标日期的低分辨率影像（C2），其余保持不变并运行：融合影像就是 Landsat 在 7 月 1 日会看到的。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>The target date</source>
            <translation>目标日期</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_algorithm.py</extracomment>
            <source>The device that ran it</source>
            <translation>运行所用的设备</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Fused images</source>
            <translation>融合影像</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>NDVI of the fused images</source>
            <translation>融合影像的 NDVI</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Uncertainty of the fused images</source>
            <translation>融合影像的不确定性</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Bounds of the fused images</source>
            <translation>融合影像的界限</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Probability of change of the fused images</source>
            <translation>融合影像的变化概率</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Fuse a series of dates</source>
            <translation>融合时间序列</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Predicts the sharp images of several days from the same reference dates.</source>
            <translation>用相同的参考日期预测多个日期的高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>&lt;p&gt;Predicts the sharp image of each target date from a sharp and a coarse image of another date and the coarse images of the target dates (spatiotemporal fusion). The images of the reference date are read once for all of them, and each result is the one that &lt;i&gt;Fuse&lt;/i&gt; would give.&lt;/p&gt;&lt;p&gt;The results are loaded with their day set: the temporal controller plays the series.&lt;/p&gt;</source>
            <translation>&lt;p&gt;由另一日期的高分辨率和低分辨率影像以及各目标日期的低分辨率影像预测每个目标日期的高分辨率影像（时空融合）。参考日期的影像只读取一次，每个结果都与&lt;i&gt;融合&lt;/i&gt;得到的相同。&lt;/p&gt;&lt;p&gt;加载结果时已设好日期：可用时态控制器播放时间序列。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Landsat and a MODIS image of 15 June and a MODIS image of every eighth day after it. Give the MODIS images as coarse images of the target dates and choose a folder: it gets an image like Landsat's for each of these days.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有 6 月 15 日的 Landsat 和 MODIS 影像以及其后每隔八天的 MODIS 影像。将这些 MODIS 影像作为目标日期的低分辨率影像并选择一个文件夹：其中会得到每个日期如 Landsat 一般的影像。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The target dates</source>
            <translation>各目标日期</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The name of the files is '{name}', but it must be a name without a folder, with {mark} where the day of each image belongs: give fused_{mark}.tif, for example.</source>
            <translation>文件名是“{name}”，但它必须是不含文件夹的名称，并在影像日期的位置写 {mark}：例如 fused_{mark}.tif。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The date of '{target}' is neither in its tags nor in the file's name: rename the file (its date as 2024-07-01, 20240701 or A2024183), or fuse that date alone with 'Fuse' and its 'Target date'.</source>
            <translation>“{target}”的日期既不在标签中也不在文件名中：请重命名文件（日期写作 2024-07-01、20240701 或 A2024183），或用“融合”及其“目标日期”单独融合该日期。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>'{first}' and '{second}' are both of {day}: leave one of them out.</source>
            <translation>“{first}”和“{second}”的日期都是 {day}：请去掉其中一景。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>The folder '{folder}' can't be made ({reason}): choose another.</source>
            <translation>无法创建文件夹“{folder}”（{reason}）：请选择其他文件夹。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_series_algorithm.py</extracomment>
            <source>Series ({method})</source>
            <translation>时间序列（{method}）</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Cloud-optimised GeoTIFFs</source>
            <translation>云优化 GeoTIFF</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Resume an unfinished run</source>
            <translation>继续未完成的运行</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Goes on from the last finished rows of a run that was cancelled, failed or lost its power. The images, the method, its settings and the names of the outputs must be those of that run, so it does not work with temporary outputs.</source>
            <translation>从被取消、失败或断电的运行最后完成的行继续。影像、方法、其设置和输出名称必须与那次运行相同，因此不适用于临时输出。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The predicted sharp image of the target date.</source>
            <translation>目标日期的预测高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The vegetation index of the prediction; needs a red and a near infrared band.</source>
            <translation>预测影像的植被指数；需要红波段和近红外波段。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>The prediction minus F1, band by band.</source>
            <translation>预测影像减去 F1，逐波段。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>How sure the prediction is of each pixel, band by band: about 68 % of the errors should be within it.</source>
            <translation>预测对每个像元的把握程度，逐波段：约 68 % 的误差应在其范围之内。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Bounds of 68 and 95 %</source>
            <translation>68 % 和 95 % 的界限</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>Between which values the truth should lie in about 68 and 95 % of the pixels: four bands for each band.</source>
            <translation>在约 68 % 和 95 % 的像元中，真值应落在哪些值之间：每个波段对应四个波段。</translation>
        </message>
        <message>
            <extracomment>toolbox/fuse_written.py</extracomment>
            <source>How likely each pixel changed by more than one standard deviation of F1, 0 to 1; only of a network that was trained to tell it (twostream with the option change).</source>
            <translation>每个像元的变化超过 F1 一个标准差的概率，0 到 1；只有为此训练过的网络（带 change 选项的 twostream）才能给出。</translation>
        </message>
        <message>
            <extracomment>toolbox/fusing_algorithm.py</extracomment>
            <source>'{have}' was given without '{lack}': give both or none.</source>
            <translation>给出了“{have}”但没有“{lack}”：请两者都提供或都不提供。</translation>
        </message>
        <message>
            <extracomment>toolbox/graph_layers.py</extracomment>
            <source>Vegetated</source>
            <translation>有植被</translation>
        </message>
        <message>
            <extracomment>toolbox/graph_layers.py</extracomment>
            <source>Not vegetated</source>
            <translation>无植被</translation>
        </message>
        <message>
            <extracomment>toolbox/graphs.py</extracomment>
            <source>Graphs</source>
            <translation>工作流</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Import a model</source>
            <translation>导入模型</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Tries a network from elsewhere, and adds it to the methods.</source>
            <translation>试用来自别处的网络，并将其加入方法列表。</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>&lt;p&gt;A network that was made with other tools becomes a method of Chronofuse: an ONNX file that predicts the sharp image, with its weights inside, and a small text file (JSON) that says what its inputs are. It is tried on images of several sizes first, and what is wrong is said. Then it is in the list of methods at once.&lt;/p&gt;&lt;p&gt;A model that Chronofuse exported itself needs no such text file. The guide has an example of one, under &lt;i&gt;Models of your own&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;A network for sequences is taken in as well; it is then among the methods of &lt;i&gt;Fill a series&lt;/i&gt;.&lt;/p&gt;</source>
            <translation>&lt;p&gt;用其他工具制作的网络可成为 Chronofuse 的方法：一个预测高分辨率影像、内含权重的 ONNX 文件，以及一个说明其输入的小文本文件（JSON）。首先会用多种大小的影像试用，并指出问题。之后它立即出现在方法列表中。&lt;/p&gt;&lt;p&gt;由 Chronofuse 自己导出的模型不需要该文本文件。指南的 &lt;i&gt;Models of your own&lt;/i&gt; 一节有示例。&lt;/p&gt;&lt;p&gt;用于序列的网络也可以导入；导入后它列在&lt;i&gt;填补时间序列&lt;/i&gt;的方法之中。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>&lt;p&gt;You have stf-net.onnx, and stf-net.json beside it. Choose the first; &lt;i&gt;stf-net&lt;/i&gt; is then a method.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有 stf-net.onnx，旁边是 stf-net.json。选择前者；此后 &lt;i&gt;stf-net&lt;/i&gt; 就是一个方法。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Model file (.onnx)</source>
            <translation>模型文件 (.onnx)</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The network, with its weights in the file itself.</source>
            <translation>网络，权重在文件自身之中。</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>What it is (.json)</source>
            <translation>模型说明 (.json)</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The text file that says what the inputs are; left empty, the one of the same name beside the model, else what the model says itself.</source>
            <translation>说明各输入的文本文件；留空则取模型旁同名的文件，否则取模型自身的说明。</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Name of the method</source>
            <translation>方法名称</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>In lower-case letters, digits and dashes; left empty, the one that it brings.</source>
            <translation>由小写字母、数字和连字符组成；留空则用其自带的名称。</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Replace a model of that name</source>
            <translation>替换同名模型</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>Without it, a model of yours that has the name already is left alone.</source>
            <translation>不勾选时，您已有的同名模型保持不变。</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The model among your own</source>
            <translation>您自己的模型中的该模型</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>The name of the method</source>
            <translation>该方法的名称</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>'{name}' is a method now: it is among those of Fill a series.</source>
            <translation>“{name}”现在是一种方法：它列在“填补时间序列”的方法之中。</translation>
        </message>
        <message>
            <extracomment>toolbox/import_algorithm.py</extracomment>
            <source>'{name}' is a method now: it is in the dock's list.</source>
            <translation>'{name}' 现已成为方法：在面板的列表中。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Invert a parameter</source>
            <translation>反演参数</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Maps a parameter of the ground by measurements and images, and says how far off it may be.</source>
            <translation>依据测量和影像绘制地面参数的地图，并说明可能的偏差。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes measurements at points, with their value and day, looks up what the images show there, fits a model and maps the parameter with its deviation. How good the model is, is measured on groups of measurements that it did not know: cells of the ground or the values of a field, never single pixels beside known ones.&lt;/p&gt;&lt;p&gt;A formula of the field (chlorophyll, turbidity, cover of plants, temperature of the surface) works without measurements, too, and then knows no deviation.&lt;/p&gt;</source>
            <translation>&lt;p&gt;取点上的测量值及其日期，查看影像在该处所示，拟合模型，绘制参数及其偏差。模型的好坏用它不认识的成组测量来衡量：地面的网格或某字段的值，绝不是已知像元旁的单个像元。&lt;/p&gt;&lt;p&gt;领域公式（叶绿素、浊度、植被覆盖度、地表温度）不用测量也可用，但那时偏差未知。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>&lt;p&gt;You have water samples with their chlorophyll and day, and a folder of Sentinel-2 images. Give both, the field with the chlorophyll, and the model pls: the layer shows the chlorophyll of the last date, and the page how near the model came to samples that it did not know.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有水样及其叶绿素和日期，以及一个 Sentinel-2 影像文件夹。给出两者、叶绿素字段和模型 pls：图层显示最后一个日期的叶绿素，页面显示模型与它不认识的样本相差多少。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>R2 of what was held out</source>
            <translation>留出部分的 R2</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>RMSE of what was held out</source>
            <translation>留出部分的 RMSE</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Share of the errors within the deviation</source>
            <translation>偏差之内的误差比例</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A folder with an image for each date.</source>
            <translation>每个日期有一幅影像的文件夹。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements</source>
            <translation>测量</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Points or polygons with what was measured; a formula and a kept model need none.</source>
            <translation>带有测量值的点或多边形；公式和保存的模型不需要。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field with the value</source>
            <translation>值的字段</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>What was measured.</source>
            <translation>测量的内容。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field with the day</source>
            <translation>日期字段</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Left out, the field called date, if there is one.</source>
            <translation>不填则取名为 date 的字段（若有）。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Field of the groups</source>
            <translation>分组字段</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements of one value are held out together, as those of a lake; left out, cells.</source>
            <translation>同一值的测量一起留出，例如同一湖泊的；不填则用网格。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>formula: one of the field; linear: least squares; pls: partial least squares on all bands and their logarithms, for many bands or few measurements; forest: a random forest.</source>
            <translation>formula：领域公式；linear：最小二乘；pls：对所有波段及其对数的偏最小二乘，适合波段多或测量少的情况；forest：随机森林。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Formula</source>
            <translation>公式</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>With the model formula: ndci (chlorophyll of water), ndti (turbidity), fvc (cover of plants), temperature (of the surface, from a thermal band).</source>
            <translation>用于模型 formula：ndci（水体叶绿素）、ndti（浊度）、fvc（植被覆盖度）、temperature（地表温度，来自热红外波段）。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Date to map</source>
            <translation>制图日期</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>As {example}; left out, the last.</source>
            <translation>如 {example}；不填则为最后一个。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Bands and indices</source>
            <translation>波段和指数</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Names with commas between them, as red, ndvi; left out, all bands.</source>
            <translation>名称以逗号分隔，如 red, ndvi；不填则为所有波段。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Kept model</source>
            <translation>保存的模型</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A model that an earlier run has kept, in the place of measurements.</source>
            <translation>以前运行所保存的模型，代替测量。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Days to an image</source>
            <translation>与影像相隔天数</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>How far a measurement may be from an image.</source>
            <translation>测量可与影像相隔多远。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Side of the cells (m)</source>
            <translation>网格边长（米）</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Measurements in one cell are held out together; left out, an eighth of their extent.</source>
            <translation>同一网格内的测量一起留出；不填则为其范围的八分之一。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Parameter</source>
            <translation>参数</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A raster with the bands value and deviation, on the grid of the images.</source>
            <translation>含 value 和 deviation 波段的栅格，与影像同一网格。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Model to keep</source>
            <translation>要保存的模型</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>For other images.</source>
            <translation>用于其他影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>Each measurement beside what was predicted of it while held out.</source>
            <translation>每个测量值与其留出时的预测值。</translation>
        </message>
        <message>
            <extracomment>toolbox/invert_algorithm.py</extracomment>
            <source>A page with measured beside predicted values, and the maps.</source>
            <translation>含测量值与预测值对照及地图的页面。</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Rasters of any resolution: images of a date, radar, heights. All are brought onto the finest grid.</source>
            <translation>任意分辨率的栅格：某日影像、雷达、高程。全部转到最精细的格网上。</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Folder of a series</source>
            <translation>时间序列文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Dated images, best filled; what is missing in time is taken from the dates before and after. A model looks at days of the year, so that it can be used for another year.</source>
            <translation>带日期的影像，最好已填补；时间上缺失的值取自前后日期。模型看的是年内日期，因此可用于其他年份。</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Field with the classes</source>
            <translation>类别字段</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Numbers or texts; each value is a class.</source>
            <translation>数字或文本；每个值为一类。</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>Grid</source>
            <translation>格网</translation>
        </message>
        <message>
            <extracomment>toolbox/landcover_parameters.py</extracomment>
            <source>A raster whose grid all images are brought onto; left out, the finest of them.</source>
            <translation>所有影像转到其格网上的栅格；省略则取其中最精细的。</translation>
        </message>
        <message>
            <extracomment>toolbox/method_parameters.py</extracomment>
            <source>Parameters of a model file</source>
            <translation>模型文件的参数</translation>
        </message>
        <message>
            <extracomment>toolbox/method_parameters.py</extracomment>
            <source>Parameters that have no field above, as those of a model file: name=value, name=value. Any parameter of the method may be set here.</source>
            <translation>上面没有字段的参数，例如模型文件的参数：名称=值, 名称=值。方法的任何参数都可以在这里设置。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Phenology</source>
            <translation>物候</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Finds when the season of each pixel of a series starts, peaks and ends.</source>
            <translation>找出时间序列中每个像元的生长季何时开始、达到峰值和结束。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes a series of sharp images, makes a vegetation index of each, lays a smooth curve through the values of every pixel and finds its season: start, peak, end, length, amplitude, base, integral, the number of seasons and the error of the fit, each a band of one raster with a style of its own.&lt;/p&gt;&lt;p&gt;Days are counted from 1 January of the year; below 1 they lie in the year before, beyond 366 in the one after. A season may begin in the autumn before: give images of the months around the year, too. Clouds that a mask has missed are recognised as dips of a few days and count less.&lt;/p&gt;</source>
            <translation>&lt;p&gt;取一系列高分辨率影像，逐幅计算植被指数，为每个像元的值拟合平滑曲线，并找出其生长季：开始、峰值、结束、长度、振幅、基线、积分、生长季数目和拟合误差，各为同一栅格的一个波段，并各有样式。&lt;/p&gt;&lt;p&gt;日期从该年 1 月 1 日起计数；小于 1 的在前一年，大于 366 的在后一年。生长季可能始于前一年秋季：请同时提供该年前后数月的影像。掩膜遗漏的云会被识别为持续数天的下降，权重较小。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a folder with the Sentinel-2 images of 2023 and 2024 and their masks. Give the folder and the year 2024: the layer shows when each field greened up; choose another style of the layer to see when it was harvested.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有一个文件夹，内有 2023 年和 2024 年的 Sentinel-2 影像及其掩膜。给出该文件夹和年份 2024：图层显示每块田何时返青；选择图层的另一个样式可查看何时收获。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>The year that days are counted in</source>
            <translation>日期计数所在的年份</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Number of images that were used</source>
            <translation>使用的影像数目</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Share of the pixels with a season</source>
            <translation>有生长季的像元比例</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A folder with an image for each date; masks beside them are used. The dates are read from the names of the files (2024-07-01, 20240701 or A2024183).</source>
            <translation>每个日期一幅影像的文件夹；旁边的掩膜会被使用。日期从文件名读取（2024-07-01、20240701 或 A2024183）。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>What the seasons are found in: ndvi or evi2 (red and near infrared), ndmi (near infrared and swir1), or band, where the images are the index already.</source>
            <translation>在哪个指数中寻找生长季：ndvi 或 evi2（红和近红外）、ndmi（近红外和 swir1），或 band（影像本身就是指数）。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Year</source>
            <translation>年份</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Days are counted from its 1 January. Left out, it is the year with the most images.</source>
            <translation>日期从该年 1 月 1 日起计数。留空则取影像最多的年份。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Seasons in a year</source>
            <translation>一年中的生长季</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>auto finds out how many there are and shows the one in which the most grew; 1 takes the year as one season; 2 gives bands for a first and a second one.</source>
            <translation>auto 自行判断有几季，并显示生长最多的一季；1 把全年作为一季；2 给出第一季和第二季的波段。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Smoothing</source>
            <translation>平滑</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>The curve through the values: Whittaker's, Savitzky and Golay's, or straight lines (none).</source>
            <translation>穿过各值的曲线：Whittaker、Savitzky-Golay，或直线（none）。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Start of a season</source>
            <translation>生长季的开始</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>amplitude: where the curve has risen by a share of its amplitude, and fallen to it again; derivative: where it rises and falls most steeply.</source>
            <translation>amplitude：曲线上升到振幅的某一比例、又降回该比例之处；derivative：曲线上升和下降最陡之处。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A CSV file with the columns file and, where known, date, mask, sensor and band.</source>
            <translation>CSV 文件，含 file 列，以及已知的 date、mask、sensor 和 band 列。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Share of the amplitude</source>
            <translation>振幅的比例</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>At the start and the end of a season.</source>
            <translation>在生长季开始和结束处。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Least amplitude</source>
            <translation>最小振幅</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Of the index; what changes less has no season.</source>
            <translation>指数的振幅；变化更小的没有生长季。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Smoothing over (days)</source>
            <translation>平滑跨度（天）</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Of a swing as long as this the smoothing leaves one half; more is smoother.</source>
            <translation>这一周期的波动经平滑后保留一半；越大越平滑。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>Seasons</source>
            <translation>生长季</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>One raster with a band for each figure, on the grid of the images.</source>
            <translation>每项指标一个波段的栅格，使用影像的网格。</translation>
        </message>
        <message>
            <extracomment>toolbox/phenology_algorithm.py</extracomment>
            <source>A page with maps, the days on which seasons start, peak and end, and what to know of them.</source>
            <translation>包含地图、各生长季开始、峰值和结束日期以及相关说明的网页。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Image</source>
            <translation>影像</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for each band to predict: a name (which may stay empty) and the number of the band in the fine and in the coarse images. Left out, they are matched by name, wavelength or position.</source>
            <translation>每个要预测的波段一行：名称（可以留空）以及该波段在高分辨率和低分辨率影像中的编号。不设置时按名称、波长或位置匹配。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>The first fine band goes with the first coarse band and so on, whatever they are called.</source>
            <translation>第一个高分波段对应第一个低分波段，依此类推，不论波段叫什么。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Bands without a partner</source>
            <translation>没有对应的波段</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Which bands of F1 are which, where its bands have no names: red=3,nir=4.</source>
            <translation>F1 的波段没有名称时，各是哪个波段：red=3,nir=4。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with: it is left out, changes like the nearest band that has one, or is predicted from the fused bands (spectral).</source>
            <translation>没有对应低分波段的高分波段如何处理：略去、按有对应波段的最近波段变化，或由已融合的波段预测（spectral）。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>What becomes of a fine band that no coarse band goes with: it is left out, or changes like the nearest band that has one.</source>
            <translation>如何处理没有对应低分波段的高分波段：不参与，或随最近的有对应的波段变化。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>How images are read</source>
            <translation>影像的读取方式</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for each image whose file does not say it, or says it wrongly: F1, C1, F3, C3, C2 (of one of several dates C2.1, C2.2 and so on), reference, or fine, coarse or all; then scale and offset (value = stored number x scale + offset), the stored number that means nothing, and a mask: a raster that is 0 where the image is not to be used, a product's quality band, or auto for what looks like cloud; and its day (2024-07-01). Empty cells stay as they are found.</source>
            <translation>文件没有说明或说明有误的影像每景一行：F1、C1、F3、C3、C2（多个日期时为 C2.1、C2.2 等）、reference，或 fine、coarse、all；然后是比例系数和偏移量（数值 = 存储值 × 比例系数 + 偏移量）、表示无数据的存储值，以及掩膜：在不使用影像处为 0 的栅格、产品的质量波段，或用 auto 去除看起来像云的部分；以及其日期（2024-07-01）。空单元格保持识别结果。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>A row for a sensor whose files do not say it, or say it wrongly: fine, coarse or all; then scale and offset (value = stored number x scale + offset), the stored number that means nothing, and a mask: a product's quality band, or auto for what looks like cloud. A mask in a file beside its image is found by its name. Empty cells stay as they are found.</source>
            <translation>文件没有说明或说明有误的传感器每个一行：fine、coarse 或 all；然后是比例系数和偏移量（数值 = 存储值 × 比例系数 + 偏移量）、表示无数据的存储值，以及掩膜：产品的质量波段，或用 auto 去除看起来像云的部分。影像旁边的掩膜文件按文件名识别。空单元格保持识别结果。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>off: a shift between the sensors is only told. auto: it is corrected where sure. DX,DY: the coarse images move by so many fine pixels to the right and down.</source>
            <translation>off：只报告传感器之间的位移。auto：可靠时校正。DX,DY：低分辨率影像向右和向下移动这么多高分辨率像元。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Harmonise the sensors</source>
            <translation>传感器辐射归一化</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>off: the line between the sensors is only told. auto: the coarse images are brought to the fine sensor by it where it is sure. on: always.</source>
            <translation>off：只报告传感器之间的线性关系。auto：可靠时用它将低分辨率影像调整到高分辨率传感器。on：始终。</translation>
        </message>
        <message>
            <extracomment>toolbox/preparation_parameters.py</extracomment>
            <source>Bands were given one by one and by position: choose one of the two.</source>
            <translation>波段既逐个给出又按位置匹配：请选择其中一种。</translation>
        </message>
        <message>
            <extracomment>toolbox/provider.py</extracomment>
            <source>Chronofuse (spatiotemporal fusion)</source>
            <translation>Chronofuse（时空融合）</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Repair a cloudy image</source>
            <translation>修复有云影像</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Makes a cloudy sharp image whole from sharp images of other days.</source>
            <translation>用其他日期的高分辨率影像补全有云的高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>&lt;p&gt;Takes one sharp image with clouds or gaps, sharp images of the same place on other days, with clouds of their own, and coarse images where there are any, and predicts what lies under the clouds. Pixels that are clear stay as they are, bit for bit.&lt;/p&gt;&lt;p&gt;The clear part of the image tells how its day differs from the other days, and that goes on under the clouds, from their rim inwards. Beside the whole image comes a raster that says where each pixel comes from.&lt;/p&gt;</source>
            <translation>&lt;p&gt;取一景有云或缺口的高分辨率影像、同一地点其他日期的高分辨率影像（可各自有云），以及可用的低分辨率影像，预测云下的内容。晴空像元逐位保持不变。&lt;/p&gt;&lt;p&gt;影像的晴空部分显示当天与其他日期的差异，并从云的边缘向内延续到云下。在完整影像旁还会生成一个栅格，说明每个像元的来源。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>&lt;p&gt;You have a Sentinel-2 image of 20 May of which a third is cloud, its mask, and a folder with the images of the year. Give the image, the mask and the folder: you get the image of 20 May without clouds.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有一景 5 月 20 日的 Sentinel-2 影像（三分之一是云）、它的掩膜以及一个存放全年影像的文件夹。给出影像、掩膜和文件夹，即可得到 5 月 20 日的无云影像。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The day of the image</source>
            <translation>影像的日期</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Share of the image that was cloudy</source>
            <translation>影像中有云部分的比例</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Share of the image that stayed empty</source>
            <translation>影像中仍为空的比例</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Cloudy image (F2)</source>
            <translation>有云影像 (F2)</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The sharp image that is to be made whole. The output is stored like it.</source>
            <translation>要补全的高分辨率影像。输出按其方式存储。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Mask of its clouds</source>
            <translation>其云掩膜</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>A raster that is 0 where the image is not to be used. Left out, the mask that lies beside the image, its quality bands and its gaps are what is repaired.</source>
            <translation>在影像不可用处为 0 的栅格。留空时，修复影像旁的掩膜、其质量波段和缺口所指出的部分。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Day of the image</source>
            <translation>影像日期</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>As {example}; left out, it is read from the name or the tags of the file.</source>
            <translation>格式如 {example}；留空则从文件名或其标签中读取。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Folder of sharp images of other days</source>
            <translation>其他日期的高分辨率影像文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Sharp images of other days</source>
            <translation>其他日期的高分辨率影像</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Sharp images of the same place, best before and after, with masks beside them where cloudy.</source>
            <translation>同一地点的高分辨率影像，最好前后都有；有云时旁边放上掩膜。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Coarse images of the day itself, or of days around it, and of the days of the sharp ones. Without them, what is cloudy is predicted in time alone.</source>
            <translation>当天或前后日期的低分辨率影像，以及各高分辨率影像日期的低分辨率影像。没有时，有云部分仅按时间预测。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Fringe of the clouds (pixels)</source>
            <translation>云的边缘带（像元）</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>So many pixels around what a mask takes out are replaced, too: masks miss the fringe of most clouds.</source>
            <translation>掩膜剔除部分周围这么多像元也会被替换：掩膜往往漏掉云的边缘。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>At most so many sharp images before a date, and after it, are made use of.</source>
            <translation>每个日期之前和之后最多使用这么多高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Whole image</source>
            <translation>完整影像</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The image without clouds, on its own grid and stored as it was.</source>
            <translation>无云影像，保持原有格网和存储方式。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>Origin of the pixels</source>
            <translation>像元来源</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>0 nothing, 1 observed, 2 predicted with the coarse image of the day, 3 with those of days around it, 4 in time alone; then the days to the sharp images before and after. Left out, it lies beside the whole image.</source>
            <translation>0 无，1 观测，2 用当天的低分辨率影像预测，3 用前后日期的低分辨率影像预测，4 仅按时间；然后是到前后高分辨率影像的天数。留空则放在完整影像旁。</translation>
        </message>
        <message>
            <extracomment>toolbox/repair_algorithm.py</extracomment>
            <source>The standard deviation of each pixel and band; 0 where it was clear.</source>
            <translation>每个像元和波段的标准差；晴空处为 0。</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE against the reference image</source>
            <translation>相对参考影像的 RMSE</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>SSIM against the reference image</source>
            <translation>相对参考影像的 SSIM</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Correlation with the reference image</source>
            <translation>与参考影像的相关系数</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Skill: 1 - RMSE / RMSE of copying F1</source>
            <translation>技巧得分：1 - RMSE / 复制 F1 的 RMSE</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of the prediction, brought to coarse pixels, against C2</source>
            <translation>预测影像转换到低分像元后相对 C2 的 RMSE</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Mean spectral angle, radians</source>
            <translation>平均光谱角（弧度）</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>ERGAS</source>
            <translation>ERGAS</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>EDGE: strength of the edges</source>
            <translation>EDGE：边缘强度</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>F1 of the boundaries of classes</source>
            <translation>类别边界的 F1 分数</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of NDVI</source>
            <translation>NDVI 的 RMSE</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Overall accuracy of the classes</source>
            <translation>类别总体精度</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Mean intersection over union of the classes</source>
            <translation>类别平均交并比</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Kappa of the classes</source>
            <translation>类别 Kappa 系数</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>RMSE of the second differences of a series</source>
            <translation>时间序列二阶差分的 RMSE</translation>
        </message>
        <message>
            <extracomment>toolbox/results.py</extracomment>
            <source>Roughness of a series in time</source>
            <translation>时间序列的粗糙度</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Look through a series</source>
            <translation>检查时间序列</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Says what is there of a series, which image is wrong, and which dates can be filled well.</source>
            <translation>说明序列中有哪些影像、哪幅影像有误，以及哪些日期可以很好地填补。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>&lt;p&gt;Looks at a few windows of each image and says of every date what is there, how much of it is clear, which references are nearest and how far off a filled image is expected to be. It finds the image whose scale, offset, band order, date or registration is wrong, by what the coarse images and the other dates say.&lt;/p&gt;&lt;p&gt;The time line is a page with all dates to look at; the table has the same for further steps.&lt;/p&gt;</source>
            <translation>&lt;p&gt;查看每幅影像的若干窗口，说明每个日期有什么、有多少是晴空、最近的参考影像是哪些，以及填补影像的预期误差。根据低分辨率影像和其他日期，找出比例、偏移、波段顺序、日期或配准有误的影像。&lt;/p&gt;&lt;p&gt;时间线是一个可浏览全部日期的页面；表格中有同样的内容，供后续步骤使用。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>&lt;p&gt;You have forty images of a place from several sources. Before you fill the series, look through it: the page says that the image of one date has another scale than all others, and which dates without a sharp image can be filled well.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您有来自多个来源的某地四十幅影像。在填补序列之前先检查一遍：页面会指出某个日期的影像比例与其他影像不同，以及哪些没有高分辨率影像的日期可以很好地填补。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Number of suspect images</source>
            <translation>可疑影像数量</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Suspect images and why</source>
            <translation>可疑影像及原因</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Dates that can be filled well</source>
            <translation>可以很好填补的日期</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>The coarse images of the same and of more dates.</source>
            <translation>相同日期及更多日期的低分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Time line</source>
            <translation>时间线</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>A page with all dates on a line, the suspect ones marked, and what to make of each.</source>
            <translation>一个页面，所有日期排在一条线上，标出可疑影像，并说明对每个日期的判断。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>Table of the dates</source>
            <translation>日期表</translation>
        </message>
        <message>
            <extracomment>toolbox/series_check_algorithm.py</extracomment>
            <source>A line a date, for further steps.</source>
            <translation>每个日期一行，供后续步骤使用。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>All that the sharp images show</source>
            <translation>清晰影像所覆盖的全部区域</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Fills the area that the sharp images show together, where each of them, as a swath or a tile, shows a part. Without it, what most of them show.</source>
            <translation>填补清晰影像共同覆盖的区域，其中每幅影像（条带或图幅）各显示一部分。否则填补多数影像所显示的范围。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Area to fill</source>
            <translation>要填补的区域</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>A rectangle instead: larger than the sharp images, or a part of them.</source>
            <translation>改用一个矩形：可大于清晰影像，也可以是其中一部分。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Bring swaths to one level</source>
            <translation>将各条带调至同一水平</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Of such an area: sharp images that lie higher or lower than those of the other swaths are moved, by what they show in common and by the coarse images. Without it, all stay as they are.</source>
            <translation>对于这样的区域：数值高于或低于其他条带的清晰影像，将依据共同显示的部分和粗影像加以调整。否则全部保持不变。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Layout of the files</source>
            <translation>文件布局</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>dates: a file for each date. index: beside them also one file for each index and band, with a band for each date.</source>
            <translation>dates：每个日期一个文件。index：另外为每个指数和波段生成一个文件，每个日期一个波段。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend</source>
            <translation>趋势</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>A raster for each index and band with the slope a year (Theil and Sen), the p of Mann and Kendall's test, tau and the number of dates: over all dates, or over the means of the years (yearly). At a pixel the dates count that are observed or fused there.</source>
            <translation>每个指数和波段一个栅格，含每年斜率（Theil 和 Sen）、Mann-Kendall 检验的 p、tau 和日期数：基于所有日期（all）或各年平均值（yearly）。像元处只计入观测或融合的日期。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend of one year</source>
            <translation>单年趋势</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>The trend over the dates of this year alone.</source>
            <translation>仅基于该年日期的趋势。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Stores the filled dates smoothed in time, too, beside the filled ones: a curve through the values of each pixel, Whittaker's or Savitzky and Golay's. Observed pixels stay as they are, unless they are not to be kept.</source>
            <translation>在填补结果旁另存时间平滑后的日期：用 Whittaker 或 Savitzky-Golay 方法对每个像元的值拟合曲线。观测像元保持不变，除非选择不保留。</translation>
        </message>
        <message>
            <extracomment>toolbox/series_extras.py</extracomment>
            <source>Trend of {name}, a year</source>
            <translation>{name} 趋势（每年）</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Makes the engine's private Python environment, or repairs it; needed once.</source>
            <translation>创建或修复计算引擎专用的 Python 环境；只需一次。</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>&lt;p&gt;Chronofuse computes in a process of its own, in a private Python environment outside the plugin's folder. This algorithm makes it: {sizes}. QGIS's own Python stays as it is. The proxy of QGIS's own settings is used.&lt;/p&gt;&lt;p&gt;Run again, it repairs what is broken. What a set-up that failed or was cancelled had downloaded is kept for the next one.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Chronofuse 在自己的进程和插件文件夹之外的专用 Python 环境中计算。本算法创建该环境：{sizes}。QGIS 自带的 Python 保持不变。使用 QGIS 设置中的代理。&lt;/p&gt;&lt;p&gt;再次运行时修复损坏的部分。失败或被取消的安装已下载的内容会保留给下一次。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>&lt;p&gt;Run it as it is before the first fusion. Run it again with the training's libraries ticked before the first training.&lt;/p&gt;</source>
            <translation>&lt;p&gt;首次融合前直接运行。首次训练前再运行一次，并勾选训练所需的程序库。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>With the training's libraries</source>
            <translation>包括训练所需的程序库</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs PyTorch and what else training and fine-tuning need, too: about {size}, or up to {with_cuda} on Linux, where PyTorch brings CUDA.</source>
            <translation>还安装 PyTorch 以及训练和微调所需的其他内容：约 {size}，在 Linux 上最多 {with_cuda}，因为 PyTorch 带有 CUDA。</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>With the libraries for graphics cards</source>
            <translation>包括显卡所需的程序库</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs ONNX Runtime for NVIDIA cards in the place of the one for the processor: about {size}, for Linux and Windows.</source>
            <translation>安装用于 NVIDIA 显卡的 ONNX Runtime，代替用于处理器的版本：约 {size}，适用于 Linux 和 Windows。</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>Installs from this folder and downloads nothing: for a machine without internet.</source>
            <translation>从此文件夹安装，不下载任何内容：用于没有互联网的计算机。</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The engine's interpreter</source>
            <translation>计算引擎的 Python 解释器</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The log of the set-up</source>
            <translation>安装日志</translation>
        </message>
        <message>
            <extracomment>toolbox/setup_algorithm.py</extracomment>
            <source>The log: {path}</source>
            <translation>日志：{path}</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>RMSE on what was held out, as a share of the baseline delta's</source>
            <translation>留出部分的 RMSE，相对于基准方法 delta 的比例</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>RMSE on what was held out, as a share of that of the method of series that is corrected</source>
            <translation>留出部分的 RMSE，相对于被校正的时间序列方法的比例</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>The step whose weights were kept</source>
            <translation>保留的权重所在的步</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>How many steps were trained</source>
            <translation>训练的步数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Train or fine-tune a network</source>
            <translation>训练或微调神经网络</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Trains a network on your own images; a few minutes are enough to fit a model to your region.</source>
            <translation>用您自己的影像训练神经网络；几分钟就足以使模型适应您的区域。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>&lt;p&gt;A network that was trained elsewhere may fail in your region. Fine-tuning fits it to your own images: choose the &lt;i&gt;Model to begin with&lt;/i&gt; and a folder with sharp images of at least two dates. A few minutes on an ordinary computer do. The new model gets a name, and appears in the list of methods of &lt;i&gt;Fuse&lt;/i&gt; from then on.&lt;/p&gt;&lt;p&gt;The folder holds images called fine_2024-07-01.tif, or a folder of such images for each place. Coarse images of the same days, called coarse_2024-07-01.tif, are learnt from where there are any; otherwise they are simulated.&lt;/p&gt;&lt;p&gt;Some of the places are held out: how well their images are predicted decides which weights are kept, and is written into the model's card. A single place is parted into upper and lower rows for it.&lt;/p&gt;&lt;p&gt;A training needs PyTorch: run &lt;i&gt;Set up the engine&lt;/i&gt; with the training's libraries once. A training that was cancelled is kept and can be resumed.&lt;/p&gt;&lt;p&gt;With &lt;i&gt;series&lt;/i&gt; a network is trained that corrects what &lt;i&gt;Fill a series&lt;/i&gt; gives. It needs images of three dates at least, better of a year, and appears among the methods of &lt;i&gt;Fill a series&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;With &lt;i&gt;self&lt;/i&gt; a network learns from the very scene that is to be predicted, at its coarse scale: choose F1, C1 and C2, and no folder. It wants a scene of at least 72 x 32 coarse pixels, and the new model is for that scene alone.&lt;/p&gt;</source>
            <translation>&lt;p&gt;在别处训练的神经网络可能不适用于您的区域。微调使其适应您自己的影像：选择&lt;i&gt;起始模型&lt;/i&gt;和一个包含至少两个日期的高分辨率影像的文件夹。在普通计算机上几分钟即可。新模型会有一个名称，此后出现在&lt;i&gt;融合&lt;/i&gt;的方法列表中。&lt;/p&gt;&lt;p&gt;文件夹中是名为 fine_2024-07-01.tif 的影像，或每个地点一个这样的文件夹。如果有同一天的名为 coarse_2024-07-01.tif 的低分辨率影像，则用于学习；否则进行模拟。&lt;/p&gt;&lt;p&gt;部分地点会留出：其影像的预测效果决定保留哪些权重，并写入模型的说明。只有一个地点时，为此按行分为上下两部分。&lt;/p&gt;&lt;p&gt;训练需要 PyTorch：请先勾选训练所需的程序库运行一次&lt;i&gt;安装计算引擎&lt;/i&gt;。被取消的训练会保留，可以继续。&lt;/p&gt;&lt;p&gt;选择 &lt;i&gt;series&lt;/i&gt; 时，训练的网络会校正&lt;i&gt;填补时间序列&lt;/i&gt;的结果。它至少需要三个日期的影像，最好是一整年的，并出现在&lt;i&gt;填补时间序列&lt;/i&gt;的方法之中。&lt;/p&gt;&lt;p&gt;选择 &lt;i&gt;self&lt;/i&gt; 时，网络在粗分辨率上从要预测的这一场景本身学习：选择 F1、C1 和 C2，不选文件夹。场景至少要有 72 x 32 个粗像元，新模型只用于这一场景。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>&lt;p&gt;The folder &lt;i&gt;mylake&lt;/i&gt; holds fine_2024-04-12.tif and fine_2024-07-01.tif. Choose it, choose &lt;i&gt;edcstfn&lt;/i&gt; as the model to begin with, and run: five minutes later &lt;i&gt;edcstfn-mylake&lt;/i&gt; is in the list of methods.&lt;/p&gt;</source>
            <translation>&lt;p&gt;文件夹 &lt;i&gt;mylake&lt;/i&gt; 中有 fine_2024-04-12.tif 和 fine_2024-07-01.tif。选择它，选择 &lt;i&gt;edcstfn&lt;/i&gt; 作为起始模型，然后运行：五分钟后 &lt;i&gt;edcstfn-mylake&lt;/i&gt; 就出现在方法列表中。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>The new model file</source>
            <translation>新的模型文件</translation>
        </message>
        <message>
            <extracomment>toolbox/train_algorithm.py</extracomment>
            <source>Its name in the list of methods</source>
            <translation>它在方法列表中的名称</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Overall accuracy on what was held out</source>
            <translation>留出样本上的总体精度</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Mean F1 of the classes</source>
            <translation>各类别平均 F1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Mean IoU of the classes</source>
            <translation>各类别平均 IoU</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Kappa</source>
            <translation>Kappa</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Learns the classes of points or polygons from images and a series.</source>
            <translation>从影像和时间序列中学习点或多边形的类别。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>&lt;p&gt;Give images, a series or both, and points or polygons with a field of classes. The model that comes out maps these classes with &lt;i&gt;Map land cover&lt;/i&gt;, here or in another year.&lt;/p&gt;&lt;p&gt;Whole polygons, blocks or the values of a field are held out, never single pixels: the report says how right the model is on what it has not seen, class by class, what each input brings, and at which points a label would help most.&lt;/p&gt;&lt;p&gt;It needs the training's libraries: run &lt;i&gt;Set up the engine&lt;/i&gt; with them once.&lt;/p&gt;</source>
            <translation>&lt;p&gt;给出影像、时间序列或两者，以及带类别字段的点或多边形。得到的模型可用&lt;i&gt;绘制土地覆盖图&lt;/i&gt;绘制这些类别，本年或其他年份均可。&lt;/p&gt;&lt;p&gt;留出的是整个多边形、区块或字段的值，从不是单个像元：报告逐类说明模型在未见过的样本上有多正确、每项输入贡献多少，以及在哪些点上添加标签最有帮助。&lt;/p&gt;&lt;p&gt;需要训练库：请先带训练库运行一次&lt;i&gt;设置引擎&lt;/i&gt;。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>&lt;p&gt;You have filled a year of images and drawn some thirty fields of each crop. Give the folder of the series, the layer with the fields and the field with the crop: a minute later the report says which crops are told apart, and the model is in the list of &lt;i&gt;Map land cover&lt;/i&gt;.&lt;/p&gt;</source>
            <translation>&lt;p&gt;您已填补一年的影像，并为每种作物画了约三十块田。给出序列文件夹、田块图层和作物字段：一分钟后报告会说明哪些作物可以区分，模型也会出现在&lt;i&gt;绘制土地覆盖图&lt;/i&gt;的列表中。&lt;/p&gt;</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Its name in the list of models</source>
            <translation>它在模型列表中的名称</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points or polygons whose class is known, in any coordinate reference system.</source>
            <translation>类别已知的点或多边形，坐标参照系不限。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>forest: a random forest, pixel by pixel, in seconds; try it first. sequence: networks that know the order of a series' dates. unet, unet++, attention-unet, pyramid, multibranch: networks that see the ground around a pixel, too. conv3d, convlstm, convgru, attention, window: the same on each date of a series. stsnet, unet+bilstm: networks that join images with a series of larger pixels.</source>
            <translation>forest：随机森林，逐像元，只需数秒；请先试它。sequence：了解序列日期先后的网络。unet、unet++、attention-unet、pyramid、multibranch：还能看到像元周围地面的网络。conv3d、convlstm、convgru、attention、window：对序列的每个日期也如此。stsnet、unet+bilstm：将影像与像元更大的序列相结合的网络。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Held out together</source>
            <translation>一起留出</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>What the model is tried on is never beside what it has learnt from: whole polygons, square blocks, or all samples with one value of a field. auto: polygons, and blocks where samples are points.</source>
            <translation>检验模型的样本绝不与其学习的样本相邻：整个多边形、方形区块，或某字段取同一值的全部样本。auto：多边形；样本为点时用区块。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Minutes</source>
            <translation>分钟</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest or a sequence: for trying what each input brings; left out, all are tried. Of the other networks: for each training, one and another for each part; left out, {minutes}.</source>
            <translation>对 forest 和 sequence：用于检验每项输入的贡献；省略则全部检验。对其他网络：每次训练的时间，共一次加每部分一次；省略则为 {minutes}。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Name of the model</source>
            <translation>模型名称</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Lower-case letters, digits and dashes; left out, it is made of the samples' name.</source>
            <translation>小写字母、数字和短横线；省略则由样本名称生成。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Field to hold out by</source>
            <translation>留出所依字段</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>For example the farm, the region or the year of a sample.</source>
            <translation>例如样本的农场、地区或年份。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Side of a block</source>
            <translation>区块边长</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In units of the images' coordinates; left out, a tenth of the samples' extent.</source>
            <translation>以影像坐标单位计；省略则为样本范围的十分之一。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Parts</source>
            <translation>份数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In so many parts the samples are held out; two parts of blocks are a checkerboard.</source>
            <translation>样本分成这么多份留出；两份区块即棋盘格。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Raster of classes</source>
            <translation>类别栅格</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>In the place of the samples: each of its pixels is one.</source>
            <translation>代替样本：其每个像元即一个样本。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Model of another place</source>
            <translation>另一地点的模型</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>The name or the file of a land-cover model (forest, sequence) of another place or year. What it has learnt from is learnt along, and each of a few samples of this place counts three times; its classes, its days and what it does about missing values are taken.</source>
            <translation>另一地点或年份的土地覆盖模型（forest、sequence）的名称或文件。该模型学习过的样本会一并学习，此地的少量样本每个按三倍计；沿用该模型的类别、日期以及对缺失值的处理方式。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Missing values</source>
            <translation>缺失值</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>time: a series is filled from the dates before and after, and a pixel that lacks anything else has no class; median: the median of the samples stands for what is missing.</source>
            <translation>time：序列由前后日期填补，缺少其他值的像元没有类别；median：以样本中位数代替缺失值。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Days between two looks</source>
            <translation>两次查看之间的天数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>At a series; left out, its own dates are taken.</source>
            <translation>对时间序列；省略则用其自身日期。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Trees</source>
            <translation>树的数目</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest; more are slower and seldom better.</source>
            <translation>森林中的树；更多则更慢，且很少更好。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Depth</source>
            <translation>深度</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest: steps down a tree at most.</source>
            <translation>森林：沿一棵树向下的最多步数。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Samples in a leaf</source>
            <translation>叶中的样本数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a forest, at least.</source>
            <translation>森林，至少。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a sequence: how many are trained; the map takes their mean.</source>
            <translation>对 sequence：训练多少个；地图取其平均。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a sequence: how often each sees all samples, of few.</source>
            <translation>对 sequence：样本少时，每个网络看全部样本的次数。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Steps</source>
            <translation>步数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of the other networks: so many of training, in the place of minutes.</source>
            <translation>对其他网络：训练这么多步，代替分钟数。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Image and series joined by</source>
            <translation>影像与序列的结合方式</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of stsnet and unet+bilstm. alpha: the series counts by the ratio of the pixel sizes; concat: both side by side; cross: the image asks the series around; gate: a gate lets the series in; separate: a convolution of each first; squeeze: both weighed by their means; sum-product-max: the sum, the product and the greater of both.</source>
            <translation>用于 stsnet 和 unet+bilstm。alpha：序列按像元大小之比计入；concat：二者并列；cross：影像向周围的序列查询；gate：由门控让序列进入；separate：先各作一次卷积；squeeze：二者按各自均值加权；sum-product-max：二者之和、积与较大值。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points to label next</source>
            <translation>下一步要标注的点</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>How many are looked for.</source>
            <translation>寻找多少个。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Resume an unfinished training</source>
            <translation>继续未完成的训练</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Of a network for tiles: goes on from the last checkpoint of the training of this name, if it was cancelled, failed or lost its power. Images, samples and settings must be those of that training.</source>
            <translation>对于分块网络：如果该名称的训练被取消、失败或断电，则从最后一个检查点继续。影像、样本和设置必须与该次训练相同。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Models (*.onnx)</source>
            <translation>模型 (*.onnx)</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Left out, the model is among your own and in the list of 'Map land cover'.</source>
            <translation>省略则模型存于您自己的模型中，并出现在“绘制土地覆盖图”的列表里。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Where to label next</source>
            <translation>下一步在哪里标注</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>Points at which the classes are most in doubt: a label there helps most.</source>
            <translation>类别最不确定的点：在那里标注最有帮助。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_classifier_algorithm.py</extracomment>
            <source>How right the model is on what was held out, and what each input brings.</source>
            <translation>模型在留出样本上有多正确，以及每项输入的贡献。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>What the network is for</source>
            <translation>网络的用途</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>pairs: a date from one or two pairs, as a method of Fuse; series: a date of a series, as a method of Fill a series; self: the scene that is to be predicted, which it learns from by itself.</source>
            <translation>pairs：由一对或两对影像得到某一日期，作为“融合”的方法；series：时间序列中的某一日期，作为“填补时间序列”的方法；self：要预测的场景本身，网络自行从中学习。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Folder of dated images</source>
            <translation>带日期影像的文件夹</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Sharp images of one place called fine_2024-07-01.tif, at least two dates; or a folder of them for each place. Coarse images called coarse_2024-07-01.tif may lie beside them. Left empty for self.</source>
            <translation>高分辨率影像选择 self 时留空。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Model to begin with</source>
            <translation>起始模型</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The model to fine-tune. Left empty, a network is trained from nothing, which takes longer and needs images of several places.</source>
            <translation>要微调的模型。留空时从头训练神经网络，耗时更长，并需要多个地点的影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Network</source>
            <translation>神经网络</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Which network to train from nothing; left empty, Chronofuse's own. A model to begin with brings its own.</source>
            <translation>从头训练哪个神经网络；留空时为 Chronofuse 自己的网络。起始模型自带其网络。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Name of the new model</source>
            <translation>新模型的名称</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>In lower-case letters, digits and dashes; left empty, it is made of those of model and folder.</source>
            <translation>由小写字母、数字和连字符组成；留空时由模型和文件夹的名称组成。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: fine image, F1</source>
            <translation>self：精细影像 F1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The sharp image of the reference date.</source>
            <translation>参考日期的高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: coarse image, C1</source>
            <translation>self：粗分辨率影像 C1</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Of the reference date.</source>
            <translation>参考日期的影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Self: coarse image of the target date, C2</source>
            <translation>self：目标日期的粗分辨率影像 C2</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Of the date that is to be predicted. C1 and C2 are averaged once more, and how C2 comes of that is learnt: no sharp image of another date is needed.</source>
            <translation>要预测日期的影像。C1 和 C2 再平均一次，学习由此如何得到 C2：不需要另一日期的精细影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Real ones where the folders have them on two dates, simulated ones, or both. Simulated ones have the errors of many sensors, real ones those of yours.</source>
            <translation>文件夹中有两个日期的真实影像时用真实的，或用模拟的，或两者都用。模拟影像含有多种传感器的误差，真实影像含有您所用传感器的误差。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Places to validate on</source>
            <translation>用于验证的地点</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Names of folders, separated by commas, that are not learnt from; left empty, about a quarter of them is chosen.</source>
            <translation>不用于学习的文件夹名称，以逗号分隔；留空时选择约四分之一。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Minutes of training</source>
            <translation>训练分钟数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How long to train, beside the preparation of the images; left empty, 5 for a model to begin with and 25 from nothing. It ends earlier when nothing gets better any more.</source>
            <translation>训练多长时间，不含影像准备；留空时，有起始模型为 5，从头训练为 25。不再改善时会提前结束。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Where to train; auto takes a graphics card where there is one.</source>
            <translation>在哪里训练；auto 会在有显卡时使用显卡。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>PNG files (*.png)</source>
            <translation>PNG 文件 (*.png)</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>A picture of how the error fell during the training.</source>
            <translation>训练过程中误差下降的图。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: module over time</source>
            <translation>时间序列：时间模块</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How the network looks over the dates of a series; left empty, attention.</source>
            <translation>网络如何综合时间序列的各个日期；留空则为 attention。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: method that is corrected</source>
            <translation>时间序列：被校正的方法</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The method of Fill a series whose values the network corrects; left empty, kriging.</source>
            <translation>其数值由网络校正的“填补时间序列”方法；留空则为 kriging。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Series: invented years</source>
            <translation>时间序列：虚构的年份</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>So many years of invented fields are learnt from as well; left empty, none.</source>
            <translation>同时从这么多年的虚构农田中学习；留空则不使用。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Model file or checkpoint to begin with</source>
            <translation>起始的模型文件或检查点</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>A model file (.onnx) or a checkpoint (.safetensors, .pt); it takes the place of the model chosen above.</source>
            <translation>模型文件（.onnx）或检查点（.safetensors、.pt）；代替上面选择的模型。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Ratio of real coarse images</source>
            <translation>真实低分辨率影像的分辨率比</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Coarse pixel size / fine pixel size; only where the coarse images were resampled to the fine pixel size.</source>
            <translation>低分像元大小 / 高分像元大小；仅当低分辨率影像已重采样到高分像元大小时。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Steps of training</source>
            <translation>训练步数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Instead of minutes: the same number of steps gives the same model on the same computer.</source>
            <translation>代替分钟数：在同一台计算机上，相同步数得到相同的模型。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Scenes to learn from</source>
            <translation>用于学习的场景数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>How many pieces of the images are prepared; left empty, what suits the time.</source>
            <translation>准备多少块影像；留空时由时间决定。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Validations without progress</source>
            <translation>无进展的验证次数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>After so many validations that found nothing better the training ends; left empty, 8; 0 is never.</source>
            <translation>这么多次验证都没有更好的结果时训练结束；留空时为 8；0 表示从不。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Further terms of the loss</source>
            <translation>损失函数的其他项</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>What is learnt for beside near values: angles of spectra, structure at several scales, wavelet coefficients; degradation: the mean of each coarse pixel as C2 says; cycle: back to F1, in twice the time; consistency: three dates that add up, in three times the time.</source>
            <translation>除了接近真值之外还要学习的内容：光谱角、多尺度结构、小波系数；degradation：每个粗像元的均值与 C2 一致；cycle：返回 F1，用时两倍；consistency：三个日期的变化可以相加，用时三倍。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Share of crossed pairs</source>
            <translation>交叉影像对的比例</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>0 to 1: so many of the cases have a C1 of another date than F1, so that a later fusion depends less on a C1 of F1's day. It needs images of three dates; left empty, 0.</source>
            <translation>0 到 1：这一比例的样例中，C1 与 F1 的日期不同，使以后的融合较少依赖与 F1 同日的 C1。需要三个日期的影像；留空为 0。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Share of replayed landscapes</source>
            <translation>重放的生成景观的比例</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>0 to 0.9, for a model to begin with: so many of the batches are of generated landscapes, so that the model forgets less of what it knew; left empty, 0.</source>
            <translation>0 到 0.9，用于起始模型：这一比例的批次来自生成的景观，使模型较少遗忘已学到的内容；留空为 0。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Meta-learning: steps on each place</source>
            <translation>元学习：在每个地点的步数</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>2 to 100, such as 5: the network learns place by place, so that a later training that begins with it may gain more from few images. It needs two places to learn from; left empty, all places are mixed.</source>
            <translation>2 到 100，例如 5：网络逐个地点学习，使以后以它为起点的训练可以从少量影像中学到更多。需要两个用于学习的地点；留空则混合所有地点。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Options of the network</source>
            <translation>网络的选项</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>As JSON, such as the guide lists them for each network (days lets twostream see the days between the dates); left empty, the network's own.</source>
            <translation>以 JSON 书写，指南列出了每个网络的选项（days 让 twostream 看到两个日期之间的天数）；留空则用网络自己的选项。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>The highest one; left empty, 0.0002 for a model to begin with and 0.001 from nothing.</source>
            <translation>最高值；留空时，有起始模型为 0.0002，从头训练为 0.001。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Decides what is drawn at random; left empty, 1.</source>
            <translation>决定随机抽取的内容；留空时为 1。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Goes on from the last checkpoint of the training of this name, if it was cancelled, failed or lost its power. The folder and the settings must be those of that training.</source>
            <translation>从此名称的训练的最后一个检查点继续，如果它被取消、失败或断电。文件夹和设置必须与那次训练相同。</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Overwrite an existing model</source>
            <translation>覆盖已有模型</translation>
        </message>
        <message>
            <extracomment>toolbox/train_parameters.py</extracomment>
            <source>Without it, a name that a model or a training has already is refused.</source>
            <translation>不勾选时，拒绝使用模型或训练已占用的名称。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>One raster, with or without a date; or several layers in the place of a folder, or beside it.</source>
            <translation>一幅有或没有日期的栅格；或者用若干图层代替文件夹，或与其一起使用。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>A folder with an image for each date, also the one that 'Fill a series' made; masks beside the images are used.</source>
            <translation>每个日期一幅影像的文件夹，也可以是“填补时间序列”生成的文件夹；影像旁的掩膜会被使用。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Raster or images</source>
            <translation>栅格或影像</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes.</source>
            <translation>water 按现有波段取 MNDWI（green 和 swir1），否则取 NDWI（green 和 nir），再否则取雷达；mndwi、ndwi、vv 和 vh 指定其一；class 用于类别栅格。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>water takes MNDWI (green and swir1), else NDWI (green and nir), else radar, by what bands there are; mndwi, ndwi, vv and vh say which; class is for rasters of classes; value follows a value of a band.</source>
            <translation>water 按现有波段取 MNDWI（green 和 swir1），否则取 NDWI（green 和 nir），再否则取雷达；mndwi、ndwi、vv 和 vh 指定其一；class 用于类别栅格；value 沿一个波段的某一数值。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>From which value on there is water: of the index, of radar in decibels (below it), or of the band. Left out, it is found in each scene.</source>
            <translation>从哪个值起算作水体：指数的值、雷达的分贝值（低于它）或波段的值。留空则在每景影像中求得。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Classes</source>
            <translation>类别数</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Of rule class: codes with commas between them. Left out, all of them.</source>
            <translation>用于规则 class：以逗号分隔的代码。留空则为全部。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Smoothing (pixels)</source>
            <translation>平滑（像元）</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Deviation of the filter before outlines are drawn. Left out, 1 for radar and classes, else none.</source>
            <translation>绘制轮廓之前滤波的标准差。留空则雷达和类别为 1，其他不平滑。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>What the names of the files have in common (sentinel2), or a pattern ('LC08*'), where a folder holds several sensors. Left out, those that the rule suits best.</source>
            <translation>文件名的共同部分（sentinel2）或一个模式（“LC08*”），用于含有多种传感器的文件夹。留空则取最适合规则的影像。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Of a raster of classes or values; left out, the first.</source>
            <translation>类别或数值栅格的波段；留空则为第一个。</translation>
        </message>
        <message>
            <extracomment>toolbox/water_parameters.py</extracomment>
            <source>Rows or pixels that are read at once. The result is the same.</source>
            <translation>一次读取的行数或像元数。结果相同。</translation>
        </message>
        <message>
            <extracomment>scripts/graph_building.py</extracomment>
            <source>The coarse image of about the same date.</source>
            <translation>日期相近的低分辨率影像。</translation>
        </message>
        <message>
            <extracomment>scripts/graph_building.py</extracomment>
            <source>How to predict; the help of Fuse says what each method is.</source>
            <translation>预测的方法；“融合”的帮助说明了各方法。</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>True image of the target date</source>
            <translation>目标日期的真值影像</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>The sharp image of the date to predict. It is measured against, never used to predict.</source>
            <translation>要预测的日期的高分辨率影像。用于对比测量，绝不用于预测。</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Fuse and mark vegetation</source>
            <translation>融合并标记植被</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is above the threshold.</source>
            <translation>预测目标日期的高分辨率影像，计算其 NDVI，并标记 NDVI 高于阈值的像元。</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date, takes its NDVI and marks the pixels whose NDVI is above the threshold: 1 above, 0 below, nodata where nothing could be predicted. The images need a red and a near infrared band.</source>
            <translation>预测目标日期的高分辨率影像，计算其 NDVI，并标记 NDVI 高于阈值的像元：高于为 1，低于为 0，无法预测处为无数据。影像需要红波段和近红外波段。</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>NDVI threshold</source>
            <translation>NDVI 阈值</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>NDVI above which a pixel counts as vegetated.</source>
            <translation>高于此 NDVI 的像元视为有植被。</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Mark what is above the threshold</source>
            <translation>标记高于阈值的部分</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Vegetated pixels</source>
            <translation>植被像元</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Fuse and assess</source>
            <translation>融合并评估</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and measures it against the true one, which it does not see.</source>
            <translation>预测目标日期的高分辨率影像，并以预测时未使用的真值影像衡量。</translation>
        </message>
        <message>
            <extracomment>scripts/make_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and measures it against the true one, which it does not see: the figures as a table, and the report to read.</source>
            <translation>预测目标日期的高分辨率影像，并以预测时未使用的真值影像衡量：指标为表格，报告供阅读。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fuse and draw the shores</source>
            <translation>融合并绘制岸线</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and draws the outlines of its water.</source>
            <translation>预测目标日期的高分辨率影像，并绘制其水体轮廓。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Predicts the sharp image of the target date and draws the outlines of its water, as polygons and lines: how far a flood reached on a day on which only a coarse image was taken. The images need a green band and one of the near or short-wave infrared.</source>
            <translation>预测目标日期的高分辨率影像，并以面和线绘制其水体轮廓：在只拍摄了粗分辨率影像的那一天，洪水到达了哪里。影像需要绿波段和一个近红外或短波红外波段。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>What is water; the help of Boundaries says what each rule is.</source>
            <translation>什么算水；“边界”的帮助说明各条规则。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Smaller waters are left out. Left out, it is the area of four pixels.</source>
            <translation>更小的水体会被略去。留空时为四个像元的面积。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Water</source>
            <translation>水体</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fill a series and follow the water</source>
            <translation>填补时间序列并跟踪水体</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fills a series without gaps, and tells how often, when and how long there is water.</source>
            <translation>无空缺地填补时间序列，并给出何处多常、何时、多久有水。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Makes the sharp image of each date of a series, without gaps, and tells of each pixel how often, when and how long there is water, and of each date how much. With a raster of heights it tells the level of the water, too.</source>
            <translation>生成时间序列每个日期的无空缺高分辨率影像，给出每个像元多常、何时、多久有水，以及每个日期有多少水。若有高程栅格，还给出水位。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>A flood is followed as closely as there are dates.</source>
            <translation>日期越密，对洪水的跟踪越细。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>As 2024-07-01; left out, there is no limit.</source>
            <translation>如 2024-07-01；留空则不限。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Heights in metres: those along the shore tell the level of the water.</source>
            <translation>以米为单位的高程：沿岸的高程给出水位。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fill, map two dates and explain the change</source>
            <translation>填补、为两个日期制图并解释变化</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Fills a series on two dates, maps the land cover of both, and asks what the change goes with.</source>
            <translation>在两个日期填补时间序列，为两者绘制土地覆盖图，并考察变化与什么相关。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Makes the sharp image of two dates of a series, without gaps, maps the classes of both by a land-cover model of yours, tells which class became which, and asks which of the factors the change goes with. The model is one that was learnt from an image of the same bands.</source>
            <translation>生成时间序列中两个日期的无空缺高分辨率影像，用您的土地覆盖模型为两者制图，给出哪类变成了哪类，并考察变化与哪些因素相关。模型须由相同波段的影像学得。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Date before</source>
            <translation>之前的日期</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Date after</source>
            <translation>之后的日期</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>As 2024-07-01.</source>
            <translation>如 2024-07-01。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land-cover model</source>
            <translation>土地覆盖模型</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>The name of a model of yours, or its file.</source>
            <translation>您的模型的名称或其文件。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>What may explain the change: heights, distances, soils.</source>
            <translation>可能解释变化的因素：高程、距离、土壤。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Map the date before</source>
            <translation>为之前的日期制图</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land cover before</source>
            <translation>之前的土地覆盖</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Map the date after</source>
            <translation>为之后的日期制图</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Land cover after</source>
            <translation>之后的土地覆盖</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Sharp and coarse images together, with masks beside them.</source>
            <translation>高分辨率和粗分辨率影像放在一起，旁边有掩膜。</translation>
        </message>
        <message>
            <extracomment>scripts/map_graphs.py</extracomment>
            <source>Changed pixels</source>
            <translation>变化的像元</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>bands {bands}</source>
            <translation>波段 {bands}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>starts from {methods}</source>
            <translation>从 {methods} 开始</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>built in</source>
            <translation>内置</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>bundled</source>
            <translation>随附</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>your own</source>
            <translation>您自己的</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {share} of delta's on places held out, {tested} on {cases} test cases</source>
            <translation>RMSE 在留出的地点为 delta 的 {share}，在 {cases} 个测试案例中为 {tested}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {share} of delta's on places held out</source>
            <translation>RMSE 在留出的地点为 delta 的 {share}</translation>
        </message>
        <message>
            <extracomment>models/catalogue/card.py</extracomment>
            <source>RMSE {tested} of delta's on {cases} test cases</source>
            <translation>RMSE 在 {cases} 个测试案例中为 delta 的 {tested}</translation>
        </message>
        <message>
            <extracomment>models/catalogue: copy</extracomment>
            <source>Copy of F1</source>
            <translation>复制 F1</translation>
        </message>
        <message>
            <extracomment>models/catalogue: copy</extracomment>
            <source>The reference image unchanged: what you have without fusion.</source>
            <translation>未改变的参考影像：不融合时所拥有的。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta</extracomment>
            <source>Delta (F1 + coarse change)</source>
            <translation>Delta（F1 + 低分变化）</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta</extracomment>
            <source>Adds the bicubic coarse change C2 - C1 to the reference image.</source>
            <translation>将双三次插值的低分变化 C2 - C1 加到参考影像上。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta-gain</extracomment>
            <source>Delta with gain</source>
            <translation>带增益的 Delta</translation>
        </message>
        <message>
            <extracomment>models/catalogue: delta-gain</extracomment>
            <source>Delta after the coarse sensor was fitted to the fine one by a regression per band.</source>
            <translation>先用逐波段回归将低分辨率传感器拟合到高分辨率传感器的 Delta。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: upsample</extracomment>
            <source>Upsampled C2</source>
            <translation>C2 重采样</translation>
        </message>
        <message>
            <extracomment>models/catalogue: upsample</extracomment>
            <source>The coarse image of the target date brought to fine pixels by bicubic resampling.</source>
            <translation>用双三次重采样到高分像元的目标日期低分辨率影像。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Extreme learning machine</source>
            <translation>极限学习机</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Learns the change from your own two pairs in seconds: random hidden units, and weights by least squares.</source>
            <translation>几秒内从您自己的两对影像中学习变化：随机隐藏单元，权重由最小二乘求得。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Units</source>
            <translation>单元数</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Number of random hidden units; with 0 it is a plain linear regression.</source>
            <translation>随机隐藏单元的数量；为 0 时即普通线性回归。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Features</source>
            <translation>特征</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>What it sees of the fine image around a pixel: the 3 x 3 neighbours, or Haar's details of 2, 4 and 8 pixels.</source>
            <translation>它在像元周围的精细影像中看到什么：3 x 3 邻域，或 2、4、8 个像元的 Haar 细节。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>Pixels</source>
            <translation>像元数</translation>
        </message>
        <message>
            <extracomment>models/catalogue: elm</extracomment>
            <source>About how many pixels it learns from.</source>
            <translation>大约从多少像元中学习。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>ESTARFM</source>
            <translation>ESTARFM</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Turns the coarse change of similar neighbours in a 51-pixel window into a fine one by regression; needs two pairs.</source>
            <translation>在 51 像元窗口内，用回归将相似邻近像元的低分变化转换为高分变化；需要两个影像对。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Side of the window, in fine pixels; an even one counts as the next odd one.</source>
            <translation>窗口的边长，以高分像元计；偶数按下一个奇数处理。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Expected number of land-cover classes; more make neighbours count as similar only if they differ less.</source>
            <translation>预期的土地覆盖类别数；类别越多，邻近像元差异越小才算相似。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: estarfm</extracomment>
            <source>Least change between the coarse dates from which the conversion coefficient is taken, in reflectance.</source>
            <translation>低分日期之间的最小变化（反射率），达到时才使用转换系数。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Fit-FC</source>
            <translation>Fit-FC</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Fits a line between the coarse images around each coarse pixel; strong when the change is a gain, tolerant of misregistration, smooth.</source>
            <translation>在每个低分像元周围拟合低分辨率影像之间的直线；当变化为增益时效果好，能容忍配准误差，结果平滑。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Side of the window in which similar pixels are looked for, in fine pixels; an even number counts as the next odd one.</source>
            <translation>查找相似像元的窗口边长，以高分像元计；偶数按下一个奇数处理。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Similar</source>
            <translation>相似像元数</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>How many similar pixels are averaged.</source>
            <translation>对多少个相似像元求平均。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Coarse window</source>
            <translation>低分窗口</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Side of the window of the local regression, in coarse pixels; an even number counts as the next odd one.</source>
            <translation>局部回归窗口的边长，以低分像元计；偶数按下一个奇数处理。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>Slope spread</source>
            <translation>斜率离散度</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fitfc</extracomment>
            <source>How far local slopes are expected to spread around the slope of the whole scene; 1000 gives the paper's plain regression.</source>
            <translation>局部斜率围绕整景斜率的预期离散程度；1000 为论文中的普通回归。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>FSDAF</source>
            <translation>FSDAF</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Gives each class of F1 its own change and hands out what is left inside each coarse pixel; strong under abrupt change and where the sensors differ in radiometry.</source>
            <translation>为 F1 的每个类别给出各自的变化，并在每个低分像元内分配剩余部分；适用于突变以及传感器辐射差异较大的情况。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>How many classes F1 is divided into; 4 to 6 as published.</source>
            <translation>F1 分成多少类；原论文为 4 到 6。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Spline window</source>
            <translation>样条窗口</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Side of the neighbourhood of each thin-plate spline of C2, in coarse pixels; an even number counts as the next odd one.</source>
            <translation>C2 每个薄板样条的邻域边长，以低分像元计；偶数按下一个奇数处理。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>Spatial</source>
            <translation>空间依据</translation>
        </message>
        <message>
            <extracomment>models/catalogue: fsdaf</extracomment>
            <source>What says where in a coarse pixel it changed: the spline of C2, as published, or the prediction of an installed network.</source>
            <translation>由什么判断低分像元内何处发生变化：按论文用 C2 的样条，或用已安装网络的预测。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>softmix</source>
            <translation>softmix</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Unmixes the change locally into soft classes and keeps it on the edges of F1; sharp, quick, with one or two pairs.</source>
            <translation>将变化局部解混为软类别，并保持在 F1 的边缘上；清晰、快速，使用一个或两个影像对。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Number of soft classes of F1.</source>
            <translation>F1 的软类别数。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Softness</source>
            <translation>软度</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Width of a soft class, in standard deviations of F1.</source>
            <translation>软类别的宽度，以 F1 的标准差计。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Coarse sigma</source>
            <translation>低分 sigma</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Width of the neighbourhood of the local regression, in coarse pixels.</source>
            <translation>局部回归邻域的宽度，以低分像元计。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Ridge</source>
            <translation>岭参数</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>How strongly the regression is held back where classes can't be told apart.</source>
            <translation>类别无法区分时抑制回归的强度。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Filter radius</source>
            <translation>滤波半径</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Radius of the bilateral filter, in coarse pixels.</source>
            <translation>双边滤波的半径，以低分像元计。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Filter sigma</source>
            <translation>滤波 sigma</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spatial width of the bilateral filter, in coarse pixels.</source>
            <translation>双边滤波的空间宽度，以低分像元计。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spectral sigma</source>
            <translation>光谱 sigma</translation>
        </message>
        <message>
            <extracomment>models/catalogue: softmix</extracomment>
            <source>Spectral width of the bilateral filter, in standard deviations of F1 per band.</source>
            <translation>双边滤波的光谱宽度，以 F1 各波段的标准差计。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>STARFM</source>
            <translation>STARFM</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>Weighs the changes of similar neighbours in a 31-pixel window; the classic, with one or two pairs.</source>
            <translation>在 31 像元窗口内对相似邻近像元的变化加权；经典方法，使用一个或两个影像对。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: starfm</extracomment>
            <source>Standard error of a value, fine and coarse alike, in reflectance.</source>
            <translation>数值的标准误差（反射率），高分和低分相同。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>UBDF (unmixing)</source>
            <translation>UBDF（解混）</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Unmixes the coarse images around each coarse pixel into classes of F1; every class changes alike within a window, and what happens inside a class is not seen.</source>
            <translation>将每个低分像元周围的低分辨率影像解混为 F1 的类别；窗口内同类变化相同，类别内部的变化无法看到。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>How many classes F1 is divided into; clearly fewer than the window has coarse pixels.</source>
            <translation>F1 分成多少类；应明显少于窗口内的低分像元数。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Side of the window of coarse pixels that are unmixed together; an even number counts as the next odd one.</source>
            <translation>一起解混的低分像元窗口的边长；偶数按下一个奇数处理。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>How strongly the values of the classes are drawn towards that of the coarse pixel, where the window says little about them.</source>
            <translation>窗口对类别提供的信息很少时，类别值向低分像元值靠拢的强度。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>Unmix</source>
            <translation>解混对象</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ubdf</extracomment>
            <source>change: unmix C2 - C1 and add it to F1, which keeps the detail of F1; image: unmix C2 itself, as first published, flat inside each class. Values are interpolated between coarse pixels, so that their edges don't show.</source>
            <translation>change：解混 C2 - C1 并加到 F1，保留 F1 的细节；image：按最初发表的方式解混 C2 本身，每个类别内部均一。低分像元之间进行插值，使其边缘不可见。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>chrono (Chronofuse)</source>
            <translation>chrono (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>Chronofuse's own network: chooses per pixel between classical predictions and corrects them; one knob from accurate to sharp.</source>
            <translation>Chronofuse 自己的网络：逐像元在经典预测之间选择并加以修正；一个旋钮从准确到清晰。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>Sharpness</source>
            <translation>清晰度</translation>
        </message>
        <message>
            <extracomment>models/catalogue: chrono</extracomment>
            <source>From 0, the least error, to 1, edges as strong as the truth's.</source>
            <translation>从 0（误差最小）到 1（边缘与真值一样强）。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ecpw</extracomment>
            <source>ECPW-STFN (Chronofuse)</source>
            <translation>ECPW-STFN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ecpw</extracomment>
            <source>A small network that predicts the change in sub-bands of a wavelet and refines it with the reference image.</source>
            <translation>一个小型网络，在小波子带中预测变化，并用参考影像细化。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: edcstfn</extracomment>
            <source>EDCSTFN (Chronofuse)</source>
            <translation>EDCSTFN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: edcstfn</extracomment>
            <source>A small convolutional network that sharpens the coarse change with the texture of the reference image.</source>
            <translation>一个小型卷积网络，用参考影像的纹理锐化低分变化。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ganstfm</extracomment>
            <source>GAN-STFM (Chronofuse)</source>
            <translation>GAN-STFM (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: ganstfm</extracomment>
            <source>A network that needs no coarse image of the reference date: the target's coarse image is given fine texture.</source>
            <translation>不需要参考日期低分辨率影像的网络：为目标日期的低分辨率影像赋予精细纹理。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: mlffgan</extracomment>
            <source>MLFF-GAN (Chronofuse)</source>
            <translation>MLFF-GAN (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: mlffgan</extracomment>
            <source>A U-net that lets the coarse change modulate the features of the reference image at four scales.</source>
            <translation>一个 U 形网络，低分变化在四个尺度上调制参考影像的特征。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: rescnn-ndvi</extracomment>
            <source>Res-CNN for NDVI (Chronofuse)</source>
            <translation>用于 NDVI 的 Res-CNN（Chronofuse）</translation>
        </message>
        <message>
            <extracomment>models/catalogue: rescnn-ndvi</extracomment>
            <source>A network for NDVI alone, which is fused as it is instead of being computed from fused bands.</source>
            <translation>仅用于 NDVI 的网络，直接融合 NDVI，而不是由融合波段计算。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>STFDiff (Chronofuse)</source>
            <translation>STFDiff (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>A diffusion model: from noise it draws one of the fine images that the coarse change allows.</source>
            <translation>扩散模型：从噪声中抽取低分变化所允许的一景高分辨率影像。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: stfdiff</extracomment>
            <source>How many images are drawn: their mean is the prediction, their standard deviation the uncertainty, and the time grows with them. 1 takes no noise: a prediction close to the mean, in the least time, without an uncertainty.</source>
            <translation>抽取多少景影像：其均值为预测，标准差为不确定性，耗时随之增长。1 不使用噪声：预测接近均值，耗时最短，没有不确定性。</translation>
        </message>
        <message>
            <extracomment>models/catalogue: swinstfm</extracomment>
            <source>SwinSTFM (Chronofuse)</source>
            <translation>SwinSTFM (Chronofuse)</translation>
        </message>
        <message>
            <extracomment>models/catalogue: swinstfm</extracomment>
            <source>A transformer that takes the coarse change for each place from where its surroundings looked alike.</source>
            <translation>一个 Transformer，从周围看起来相同的位置获取每处的低分变化。</translation>
        </message>
        <message>
            <extracomment>models/catalogue/measured.py</extracomment>
            <source>two cores of an AMD EPYC</source>
            <translation>AMD EPYC 的两个核心</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Bias</source>
            <translation>偏差</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Correlation (CC)</source>
            <translation>相关系数（CC）</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>R2</source>
            <translation>R2</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Slope</source>
            <translation>斜率</translation>
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
            <translation>SSIM，数据范围 1</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>SAM (radians)</source>
            <translation>SAM（弧度）</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Skill over F1</source>
            <translation>相对 F1 的技巧得分</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>RMSE where it changed</source>
            <translation>变化处的 RMSE</translation>
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
            <translation>边界 F1</translation>
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
            <translation>总体精度</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Class F1</source>
            <translation>类别 F1</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Mean IoU</source>
            <translation>平均 IoU</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Second differences, RMSE</source>
            <translation>二阶差分 RMSE</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Roughness in time</source>
            <translation>时间粗糙度</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Mean uncertainty</source>
            <translation>平均不确定性</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within 1 deviation</source>
            <translation>1 倍标准差内的误差</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within the bounds of 95 %</source>
            <translation>落在 95 % 界限内的误差</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Errors within 2 deviations</source>
            <translation>2 倍标准差内的误差</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Correlation of error and uncertainty</source>
            <translation>误差与不确定性的相关</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Likely changed</source>
            <translation>可能发生变化</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Area under the ROC curve</source>
            <translation>ROC 曲线下面积</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Probability off by</source>
            <translation>概率偏差</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Consistency with C2 (RMSE)</source>
            <translation>与 C2 的一致性（RMSE）</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Valid share</source>
            <translation>有效比例</translation>
        </message>
        <message>
            <extracomment>engine/door/figures.py</extracomment>
            <source>Days from the reference date</source>
            <translation>距参考日期的天数</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>CC</source>
            <translation>CC</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>skill over F1</source>
            <translation>相对 F1 的技巧得分</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>consistency with C2</source>
            <translation>与 C2 的一致性</translation>
        </message>
        <message>
            <extracomment>engine/door/figure_rows.py</extracomment>
            <source>mean uncertainty</source>
            <translation>平均不确定性</translation>
        </message>
    </context>
</TS>
