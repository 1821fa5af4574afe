<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.6-Bratislava" styleCategories="Symbology">
  <pipe-data-defined-properties>
    <Option type="Map">
      <Option type="QString" name="name" value=""/>
      <Option name="properties"/>
      <Option type="QString" name="type" value="collection"/>
    </Option>
  </pipe-data-defined-properties>
  <pipe>
    <provider>
      <resampling enabled="false" zoomedOutResamplingMethod="nearestNeighbour" maxOversampling="2" zoomedInResamplingMethod="nearestNeighbour"/>
    </provider>
    <rasterrenderer opacity="1" band="1" nodataColor="" type="singlebandpseudocolor" classificationMin="-1" classificationMax="1" alphaBand="-1">
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
        <cumulativeCutLower>0.02</cumulativeCutLower>
        <cumulativeCutUpper>0.98</cumulativeCutUpper>
        <stdDevFactor>2</stdDevFactor>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader labelPrecision="6" clip="0" maximumValue="1" minimumValue="-1" colorRampType="INTERPOLATED" classificationMode="1">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="140,59,11,255,rgb:0.5490196078431373,0.23137254901960785,0.04313725490196078,1"/>
              <Option type="QString" name="color2" value="4,86,77,255,rgb:0.01568627450980392,0.33725490196078434,0.30196078431372547,1"/>
              <Option type="QString" name="direction" value="ccw"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="spec" value="rgb"/>
              <Option type="QString" name="stops" value="0.25;217,143,78,255,rgb:0.85098039215686272,0.5607843137254902,0.30588235294117649,1;rgb;ccw:0.4;240,207,168,255,rgb:0.94117647058823528,0.81176470588235294,0.6588235294117647,1;rgb;ccw:0.5;247,247,247,255,rgb:0.96862745098039216,0.96862745098039216,0.96862745098039216,1;rgb;ccw:0.6;181,219,211,255,rgb:0.70980392156862748,0.85882352941176465,0.82745098039215681,1;rgb;ccw:0.75;79,167,155,255,rgb:0.30980392156862746,0.65490196078431373,0.60784313725490191,1;rgb;ccw"/>
            </Option>
          </colorramp>
          <item label="-1" color="#8c3b0b" alpha="255" value="-1"/>
          <item label="-0.5" color="#d98f4e" alpha="255" value="-0.5"/>
          <item label="-0.2" color="#f0cfa8" alpha="255" value="-0.2"/>
          <item label="0" color="#f7f7f7" alpha="255" value="0"/>
          <item label="0.2" color="#b5dbd3" alpha="255" value="0.2"/>
          <item label="0.5" color="#4fa79b" alpha="255" value="0.5"/>
          <item label="1" color="#04564d" alpha="255" value="1"/>
          <rampLegendSettings prefix="" suffix="" minimumLabel="" direction="0" useContinuousLegend="1" maximumLabel="" orientation="2">
            <numericFormat id="basic">
              <Option type="Map">
                <Option type="invalid" name="decimal_separator"/>
                <Option type="int" name="decimals" value="6"/>
                <Option type="int" name="rounding_type" value="0"/>
                <Option type="bool" name="show_plus" value="false"/>
                <Option type="bool" name="show_thousand_separator" value="true"/>
                <Option type="bool" name="show_trailing_zeros" value="false"/>
                <Option type="invalid" name="thousand_separator"/>
              </Option>
            </numericFormat>
          </rampLegendSettings>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <brightnesscontrast contrast="0" gamma="1" brightness="0"/>
    <huesaturation colorizeOn="0" colorizeRed="255" colorizeStrength="100" colorizeGreen="128" saturation="0" grayscaleMode="0" invertColors="0" colorizeBlue="128"/>
    <rasterresampler maxOversampling="2"/>
    <resamplingStage>resamplingFilter</resamplingStage>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
