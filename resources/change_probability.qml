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
    <rasterrenderer opacity="1" band="1" nodataColor="" type="singlebandpseudocolor" classificationMin="0" classificationMax="1" alphaBand="-1">
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
        <cumulativeCutLower>0.02</cumulativeCutLower>
        <cumulativeCutUpper>0.98</cumulativeCutUpper>
        <stdDevFactor>2</stdDevFactor>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader labelPrecision="6" clip="0" maximumValue="1" minimumValue="0" colorRampType="INTERPOLATED" classificationMode="1">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="252,251,240,255,rgb:0.9882352941176471,0.984313725490196,0.9411764705882353,1"/>
              <Option type="QString" name="color2" value="64,15,96,255,rgb:0.25098039215686274,0.058823529411764705,0.3764705882352941,1"/>
              <Option type="QString" name="direction" value="ccw"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="spec" value="rgb"/>
              <Option type="QString" name="stops" value="0.25;248,209,132,255,rgb:0.9725490196078431,0.8196078431372549,0.5176470588235295,1;rgb;ccw:0.5;240,137,85,255,rgb:0.9411764705882353,0.5372549019607843,0.3333333333333333,1;rgb;ccw:0.75;190,55,103,255,rgb:0.7450980392156863,0.21568627450980393,0.403921568627451,1;rgb;ccw"/>
            </Option>
          </colorramp>
          <item label="0" color="#fcfbf0" alpha="255" value="0"/>
          <item label="0.25" color="#f8d184" alpha="255" value="0.25"/>
          <item label="0.5" color="#f08955" alpha="255" value="0.5"/>
          <item label="0.75" color="#be3767" alpha="255" value="0.75"/>
          <item label="1" color="#400f60" alpha="255" value="1"/>
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
